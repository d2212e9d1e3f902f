from __future__ import annotations

import re

import pytest

from tests.search.test_fuzz import questions
from tests.web.asking import Browser


@pytest.mark.parametrize("path", ["/api/search", "/api/suggest", "/tim-kiem/"])
def test_the_service_answers_or_refuses(service: Browser, path: str) -> None:
    """Over HTTP a question is answered or refused in words: never an error of the server, never markup of the asker."""
    for question in questions(150, seed=3):
        asked = question[:3000].encode("utf-8", "replace").decode("utf-8")
        answer = service.get(path, {"q": asked})
        assert answer.status_code in {200, 400}, question[:200]
        if path == "/tim-kiem/":
            assert "<script>" not in answer.text
        elif answer.status_code == 200:
            shown = "".join(f"{one['title']}{one['snippet']}" for one in answer.json().get("results", []))
            assert "<" not in re.sub("</?mark>", "", shown)
