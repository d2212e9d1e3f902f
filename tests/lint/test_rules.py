from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from bantin.lint import rules
from bantin.lint.rule import Rule
from bantin.lint.rules import RULES
from tests.lint.samples import found

BAD = [(rule, example) for rule in RULES for example in rule.bad]
GOOD = [(rule, example) for rule in RULES for example in rule.good]


def test_every_rule_is_asked() -> None:
    """Each module beside the list holds one rule, and the list holds each of them once."""
    modules = [importlib.import_module(f"{rules.__name__}.{one.name}") for one in pkgutil.iter_modules(rules.__path__)]
    assert sorted(module.RULE.code for module in modules) == sorted(rule.code for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_shows_what_it_finds_and_what_it_lets_be() -> None:
    """No rule is without a bad and a good example."""
    assert [rule.code for rule in RULES if not (rule.bad and rule.good)] == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=lambda one: getattr(one, "code", None))
def test_a_bad_example_is_found(rule: Rule, example: str, content: Path) -> None:
    """The rule finds its bad example, at its weight, with words for it and no others of its own kind of article."""
    diagnostics = [one for one in found(content, example) if one.code == rule.code]
    assert diagnostics, example
    assert {one.severity for one in diagnostics} == {rule.severity}
    assert all(one.text and one.fix and "{" not in one.text + one.fix and "\0" not in str(one) for one in diagnostics)


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=lambda one: getattr(one, "code", None))
def test_nothing_is_found_in_a_good_example(rule: Rule, example: str, content: Path) -> None:
    """The rule lets its good example be."""
    assert [str(one) for one in found(content, example) if one.code == rule.code] == []
