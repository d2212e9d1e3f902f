"""Saved pages in the layouts of an old portal, with words of the project's own."""

from __future__ import annotations

from html import escape

HOST = "songmay.example.vn"
_SCRIPTS = """<script>var Liferay={{ThemeDisplay:{{getPortalURL:function(){{return"https://{host}"}}}}}};
Liferay.currentURL="{current}";if(1<2){{document.write("<p>Ngày đăng 01/01/2001</p>")}}</script>
<style>#p_p_id_101_ .portlet{{border-width:1px}}</style>"""
_ENTRY = """<div class="asset-bounddary"><div class="asset-abstract "><!-- <div class="asset_actions"></div> -->
<div class="asset-content normal-news">{image}<div class="asset-content-custom"><h3 class="asset-title">
<a href="{href}">{title}</a></h3><div class="assetPublishDate block_timer">
    {line}
</div><div class="asset-summary"> {summary} </div></div></div></div></div>"""


def page(main: str, path: str, *, crumb: str = "", title: str = "Trang", mirrored: bool = True, menu: str = "") -> str:
    """Return a whole page as a mirror has it: scripts and menu, the main part, a side column and the footer."""
    current = path.replace("/", "\\x2f").replace("-", "\\x2d")
    comment = f"<!-- Mirrored from {HOST}{path} by HTTrack Website Copier/3.x, Sat, 27 Aug 2022 -->" if mirrored else ""
    bread = '<div class="dd_chuyenmuc"><span class="trangchu"><a href="/">Trang chủ</a></span><span class="tintuc">'
    bread = f"{bread}<p>{crumb}</p></span></div>" if crumb else ""
    return f"""<!DOCTYPE html> <html class="aui ltr" lang="vi-VN"> {comment}
<head><title>{escape(title)} - {escape(crumb)} - Quận Sông Mây</title>
{_SCRIPTS.format(host=HOST, current=current)}</head>
<body><nav><ul>{menu}<li><a href="{path}/vi/en.html">English</a></li></ul></nav>
<div id="main"><div class="so_4thn" id="main-content" role="main"><div id="column-1">{bread}{main}</div>
<div id="column-2"><div class="journal-content-article"><table><tr><td><a href="x.html"><img src="bien.png"></a></td>
</tr></table></div></div></div></div>
<div class="footer-wrapper"><p>Ghi rõ nguồn khi phát hành lại, ngày 02/02/2002.</p></div></body></html>"""


def article(body: str, *, line: str = "", title: str = "", lead: str = "", number: int = 0, author: str = "") -> str:
    """Return the main part of an article's page."""
    signed = f'<p align="right" class="view-content-author"><strong><em>{author}</em></strong></p>' if author else ""
    return f"""<div class="portlet-asset-publisher"><div><div class="asset-full-content-title">{title}</div>
<div class="assetPublishDate block_timer"> {line} </div>
<div class="asset-full-content show-asset-title"><div class="asset-content" id="_101_{number}">
<div class="sapo-wrapper clearfix"><p class="sapo"><strong>{lead}</strong></p></div>
<div class="journal-content-article">{body}{signed}</div></div></div>
<div class="asset-control-detail"><a href="mailto:">Send email</a></div>
<div class="related_asset"><ul><li><a href="/tin/-/view_content/9-khac.html">Tin khác</a></li></ul></div></div></div>"""


def entry(href: str, title: str, *, line: str = "", summary: str = "", image: str = "") -> str:
    """Return one entry of a list of articles."""
    picture = f'<div class="asset-image"><a href="{href}"><img src="{image}" alt=""></a></div>' if image else ""
    return _ENTRY.format(href=href, title=title, line=line, summary=summary, image=picture)


def publisher(*entries: str) -> str:
    """Return a list of articles."""
    return f'<div class="portlet-asset-publisher">{"".join(entries)}</div>'


def path_of(number: int, words: str = "bai", category: str = "dang-doan-the") -> str:
    """Return the path of an article."""
    return f"/{category}/-/view_content/{number}-{words}.html"
