from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from bantin.gallery import SamplePicture, Samples, read_examples

SAMPLES = """
[articles.one]
title = "<b>Một</b>"
lead = "Lời dẫn"
body = '<p>Thân bài <img src="asset:a.svg" alt=""></p>'
picture = { file = "a.svg", width = 16, height = 10 }

[[categories]]
name = "Tin phường"
"""
EXAMPLES = """
[[example]]
title = "Một bài"
arguments = { article = "@articles.one", category = "@categories.0", all = ["@articles.one"] }

[[example]]
title = "Không tham số"
macro = "other"
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "components" / "news-card"
    folder.mkdir(parents=True)
    (tmp_path / "examples.toml").write_text(SAMPLES, encoding="utf-8")
    (folder / "examples.toml").write_text(EXAMPLES, encoding="utf-8")
    return tmp_path


def asset(name: str) -> str:
    return f"/theme/{name}"


def test_examples_name_their_component_and_macro(theme: Path) -> None:
    """An example knows where its template lies and which macro it calls, by default the component's own."""
    first, second = read_examples(theme, asset)
    assert (first.id, first.template, first.macro) == (
        "news-card-1",
        "components/news-card/news-card.html",
        "news_card",
    )
    assert (second.id, second.macro, dict(second.arguments)) == ("news-card-2", "other", {})


def test_samples_stand_in_for_their_names(theme: Path) -> None:
    """What begins with @ is replaced, in lists too, and an article has every field of the contract."""
    arguments = read_examples(theme, asset)[0].arguments
    assert arguments["category"] == {"name": "Tin phường"}
    assert arguments["all"][0] == arguments["article"]
    assert arguments["article"]["modified"] is None
    assert arguments["article"]["state"] == "published"


def test_only_bodies_are_html(theme: Path) -> None:
    """A body is HTML with its pictures addressed; a title is text."""
    article = Samples(theme, asset)["articles.one"]
    assert article["body"] == Markup('<p>Thân bài <img src="/theme/a.svg" alt=""></p>')
    assert not isinstance(article["title"], Markup)


def test_sample_picture_draws_like_a_real_one(theme: Path) -> None:
    """It takes the arguments of a real picture and escapes them."""
    picture = Samples(theme, asset)["articles.one"]["picture"]
    assert isinstance(picture, SamplePicture)
    drawn = picture.html(alt='"<', sizes="100vw", first=True)
    assert drawn == Markup(
        '<img src="/theme/a.svg" alt="&#34;&lt;" width="16" height="10" sizes="100vw" loading="eager">'
    )


def test_unknown_sample_is_an_error(theme: Path) -> None:
    """A misspelt name does not make an empty example."""
    with pytest.raises(KeyError):
        Samples(theme, asset)["articles.two"]
