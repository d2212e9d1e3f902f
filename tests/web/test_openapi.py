"""What programs are told of the service, held against the service."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bantin.web.question import LAST_PAGE, MOST_CHARACTERS, read_question
from bantin.web.search import OPENAPI
from tests.web.asking import Browser, client

DOCUMENT: dict[str, Any] = json.loads(OPENAPI.read_text(encoding="utf-8"))
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
TYPES = {"object": dict, "array": list, "string": str, "integer": int}


def resolve(part: dict[str, Any]) -> dict[str, Any]:
    """Return a part of the document, or what it refers to."""
    found = DOCUMENT
    for name in part.get("$ref", "#").split("/")[1:]:
        found = found[name]
    return found if "$ref" in part else part


def faults(value: Any, schema: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Yield where a value is not as its schema says, of the words of JSON Schema that the document uses."""
    schema = resolve(schema)
    if not isinstance(value, TYPES[schema["type"]]):
        yield f"{place}: no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r}"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{place}: {value}"
    if isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            yield f"{place}: {len(value)} items"
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], f"{place}[{number}]")
    if isinstance(value, dict) and "properties" in schema:
        if set(value) != set(schema["required"]) or set(value) != set(schema["properties"]):
            yield f"{place}: {sorted(value)}"
        for name in set(value) & set(schema["properties"]):
            yield from faults(value[name], schema["properties"][name], f"{place}.{name}")


def answers(path: str, status: str) -> dict[str, Any]:
    """Return the schema of an answer."""
    found: dict[str, Any] = resolve(DOCUMENT["paths"][path]["get"]["responses"][status])
    return dict(found["content"]["application/json"]["schema"])


def parameters(path: str) -> dict[str, dict[str, Any]]:
    """Return what may be asked at a path, by name."""
    return {one["name"]: one for one in DOCUMENT["paths"][path]["get"].get("parameters", [])}


def descriptions(part: Any, place: str = "#") -> Iterator[tuple[str, str]]:
    """Yield everything of the document that must be described, with what is said of it."""
    if isinstance(part, dict):
        is_name_table = place.endswith(("properties", "schemas", "responses", "paths", "headers"))
        told = {"in", "type", "get", "content"} & set(part) and not is_name_table
        if told and "get" not in part and not place.endswith("schema"):
            yield place, part.get("description", "")
        for name, inner in part.items():
            yield from descriptions(inner, f"{place}/{name}")
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from descriptions(inner, f"{place}/{number}")


def test_every_address_for_programs_is_told(service: Browser) -> None:
    """The document names the routes below /api/, and is served at one of them."""
    routes = {route.path for route in service.app.routes if getattr(route, "path", "").startswith("/api/")}  # type: ignore[attr-defined]
    assert set(DOCUMENT["paths"]) == routes
    served = service.get("/api/openapi.json")
    assert served.headers["content-type"] == "application/json"
    assert served.json() == DOCUMENT


def test_everything_is_described_in_vietnamese() -> None:
    """No parameter, answer or field is without a sentence."""
    told = dict(descriptions(DOCUMENT))
    assert len(told) > 50
    assert [place for place, words in told.items() if not VIETNAMESE.search(words)] == []


def test_every_parameter_that_is_read_is_told() -> None:
    """The document lists what the service reads and nothing else, with its limits."""
    asked: set[str] = set()

    class Spy(dict[str, str]):
        def get(self, name: str, default: Any = None) -> Any:
            asked.add(name)
            return super().get(name, default)

    read_question(Spy())
    told = parameters("/api/search")
    assert set(told) == asked
    assert told["q"]["schema"]["maxLength"] == MOST_CHARACTERS
    assert told["page"]["schema"]["maximum"] == LAST_PAGE
    assert {"q"} == set(parameters("/api/suggest"))


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "GPMB"},
        {"q": "giari phongs mawtj bangwf"},
        {"q": "giải phóngg", "sort": "date"},
        {"q": "họp", "page": "2"},
        {"q": "zzzz"},
        {},
        {"category": "kinh-te", "year": "2018"},
    ],
)
def test_answers_are_as_told(service: Browser, asked: dict[str, str]) -> None:
    """Every field of a real answer is described, and none that is described is missing."""
    assert list(faults(service.get("/api/search", asked).json(), answers("/api/search", "200"))) == []
    assert list(faults(service.get("/api/suggest", asked).json(), answers("/api/suggest", "200"))) == []


def test_every_kind_of_field_was_seen(service: Browser) -> None:
    """The answers that are held against the document have something in each of their lists."""
    asked = ("giari phóngg GPMB", "giari phongs", "họp từ liên gia")
    answers = [service.get("/api/search", {"q": words}).json() for words in asked]
    seen = {name for answer in answers for name, value in answer.items() if value}
    assert seen == set(resolve({"$ref": "#/components/schemas/Answer"})["properties"])


def test_refusals_are_as_told(service: Browser, output: Path, root: Path, tmp_path: Path) -> None:
    """What is refused says so in the way the document tells."""
    empty = client(tmp_path / "nothing", output, root)
    for path in ("/api/search", "/api/suggest"):
        for status, answer in ((400, service.get(path, {"q": "a" * 201})), (503, empty.get(path, {"q": "a"}))):
            assert answer.status_code == status
            assert list(faults(answer.json(), answers(path, str(status)))) == []


def test_the_checker_finds_faults() -> None:
    """A checker that finds nothing would prove nothing."""
    schema = answers("/api/suggest", "200")
    assert list(faults({"query": "a", "suggestions": [{"kind": "x"}]}, schema)) != []
    assert list(faults({"query": 1, "suggestions": []}, schema)) != []
    assert list(faults({"suggestions": []}, schema)) != []
