"""What an attacker would write: every field and the body try to run something."""

from __future__ import annotations

from bantin.article.front_matter import Value

ATTACK = (
    """<script>alert(1)</script>"onmouseover="alert(2)" ]]> --> </script> {{ 7*7 }}{% for %} &lt;b&gt; """
    """javascript:alert(3) <img src=x onerror=alert(4)> '{title}' \\u0022 ${x} %s"""
)
TITLE = """<script>alert(1)</script>" onmouseover="x ]]> {{ 7*7 }} &amp; Bài"""
BODY = """
<script>alert(1)</script> <img src="/images/a.jpg" onerror="alert(2)" alt="x"> ]]> {{ 7*7 }} {% raw %}

[bấm](javascript:alert(1)) [bấm](JaVaScRiPt&#58;alert(1)) [bấm](java\tscript:alert(1)) [bấm](<data:text/html,x>)
[bấm](vbscript:x "a\\"onmouseover=alert(1)") ![ảnh](javascript:alert(1)) <a href=" &#1; javascript:alert(1)">x</a>

Đoạn {: onmouseover="alert(1)" style="background:url(javascript:alert(1))" .masthead #content }

## Mục {: onclick=alert(1) #content }

<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>
<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<form action="https://xau.example/"><input name=q><button formaction="javascript:alert(1)">x</button></form>
<style>body { display: none }</style> <base href="https://xau.example/">
<meta http-equiv="refresh" content="0;url=//xau.example">
<object data="x"></object><embed src="x"><template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src='/images/a.jpg' alt=x onerror=alert(1)>"></noscript>

*[BCH]: "onmouseover="alert(1)

BCH họp[^1] | <b
onmouseover=alert(1)>đậm</b>

[^1]: <script>alert(1)</script> "onmouseover="alert(1)" ]]>

![chữ "onmouseover="alert(1)](/images/a.jpg "Lời <script>alert(1)</script> ]]> {{ 7*7 }}. Ảnh: <b onclick=x>Văn A</b>")
"""

SITE = f"""
-- site.toml --
name = '''tên {ATTACK}'''
short_name = '''ngắn {ATTACK}'''
parent = '''trên {ATTACK}'''
description = '''tả {ATTACK}'''
responsible_body = '''cơ quan {ATTACK}'''
responsible_editor = '''người {ATTACK}'''
licence = '''phép {ATTACK}'''
address = '''chỗ {ATTACK}'''
phone = '''số {ATTACK}'''
email = '''thư {ATTACK}'''
source_notice = '''nguồn {ATTACK}'''

[[menu]]
label = '''mục {ATTACK}'''
href = "javascript:alert(1)"

[[menu]]
label = "dữ liệu"
href = "data:text/html,<script>alert(1)</script>"

[[footer_menu]]
label = '''chân {ATTACK}'''
href = ' JAVASCRIPT:alert(1)" onclick="x'

-- categories.toml --
[[category]]
name = '''Loại {ATTACK}'''
slug = "loai"
order = 1
description = '''loại tả {ATTACK}'''

-- pages/trang.md --
---
title: "{TITLE.replace('"', chr(92) + '"')}"
summary: {ATTACK}
---
{BODY}
"""

TAGS = [f"thẻ {ATTACK}", '"onclick="x', "]]>a"]
FIELDS: dict[str, Value] = {
    "id": "bbbbbbbb",
    "title": TITLE,
    "date": "2024-05-31 17:07",
    "category": "loai",
    "summary": f"tóm tắt {ATTACK}",
    "author": f"tác giả {ATTACK}",
    "source": f"nguồn tin {ATTACK}",
    "tags": TAGS,
    "image": "/images/b.jpg",
    "image_caption": f"lời {ATTACK}",
    "image_credit": f"chụp {ATTACK}",
    "video": "https://phim.example/?a=javascript:alert(1)&b={{7*7}}",
    "attachments": [f"/files/a.pdf | tệp {ATTACK}"],
    "document_number": f"số hiệu {ATTACK}",
    "document_date": "2024-05-30",
    "document_issuer": f"nơi ban hành {ATTACK}",
    "document_summary": f"trích yếu {ATTACK}",
    "document_file": "/files/a.pdf",
    "pinned": True,
    "aliases": [
        "/cu/{{7-7}}.htm",
        "/cu/<script>alert(1)</script>",
        '/cu/"onmouseover="x.htm',
        '/cu?a="; return 200 "x',
    ],
}
