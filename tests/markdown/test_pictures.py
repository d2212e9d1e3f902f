from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from bantin.markdown.body import Body
from bantin.markdown.pictures import locate
from bantin.report import Severity

Render = Callable[..., Body]


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("/images/2021/a.jpg", "images/2021/a.jpg"),
        ("{static}/images/a.jpg", "images/a.jpg"),
        ("{attach}a.jpg", "tin/2021/a.jpg"),
        ("a.jpg", "tin/2021/a.jpg"),
        ("./a.jpg", "tin/2021/a.jpg"),
        ("../a.jpg", "tin/a.jpg"),
        ("../../images/a.jpg", "images/a.jpg"),
        ("images\\2021\\a.jpg", "tin/2021/images/2021/a.jpg"),
        ("/images/h%E1%BB%99i%20ngh%E1%BB%8B.jpg", "images/hội nghị.jpg"),
        ("../../../a.jpg", None),
        ("/images/../../a.jpg", None),
        ("/%2e%2e/a.jpg", None),
        ("a\x00.jpg", None),
        ("", None),
        ("/", None),
    ],
)
def test_an_address_means_a_file_below_the_content_folder(source: str, file: str | None) -> None:
    """Addresses from the root and from the article's folder are both understood; none leads out of the content."""
    assert locate(source, PurePosixPath("tin/2021")) == (file and PurePosixPath(file))


@pytest.mark.parametrize(
    ("source", "code", "severity"),
    [
        ("![a](https://a.vn/x.jpg)", "picture-remote", Severity.WARNING),
        ("![a](data:image/png;base64,AA)", "picture-refused", Severity.WARNING),
        ("![a](../../../x.jpg)", "picture-outside", Severity.ERROR),
        ("![a](/images/.an/x.jpg)", "picture-outside", Severity.ERROR),
    ],
)
def test_a_picture_that_cannot_be_shown_is_said(render: Render, source: str, code: str, severity: Severity) -> None:
    """Remote, refused and outside pictures keep their figure without a file, and each has its own finding."""
    body = render(source)
    (finding,) = body.diagnostics
    (figure,) = body.figures
    assert (finding.code, finding.severity) == (code, severity)
    assert (figure.path, figure.alt) == (None, "a")


def test_each_refused_picture_is_said_where_it_stands(render: Render) -> None:
    """A picture whose address is dropped by the sanitiser is still found, in HTML and in Markdown."""
    body = render(
        'Một\n\n<p><img src="/a.jpg"></p>\n\nHai <img alt="b" src="//a.vn/b.jpg">\n\n![](javascript:1)\n\n<img alt="c">'
        "\n\n- <img src='\\\\a.vn/d.jpg'>",
        first_line=7,
    )
    places = [(one.position.line, one.position.column) for one in body.diagnostics if one.code == "picture-refused"]
    assert places == [(11, 5), (13, 1), (15, 1), (17, 3)]


def test_a_lost_picture_keeps_its_address_and_caption(render: Render) -> None:
    """What an importer could not have is known by its old address and is no fault of the article."""
    body = render('![a](lost:https://a.vn/x.jpg "Lễ hội. Ảnh: Văn A")')
    (figure,) = body.figures
    assert (figure.path, figure.lost) == (None, "https://a.vn/x.jpg")
    assert (figure.caption, figure.credit) == ("Lễ hội.", "Văn A")
    assert body.diagnostics == ()


def test_a_title_is_text(render: Render) -> None:
    """What a title holds is shown as typed, marks and all."""
    (figure,) = render('![](a.jpg "Giá < 5 & > 3")').figures
    assert figure.caption == "Giá &lt; 5 &amp; &gt; 3"
