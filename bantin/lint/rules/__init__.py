"""The rules, in the order in which their findings of one place are told; a new one is a module and a line here."""

from __future__ import annotations

from bantin.lint.rule import Rule
from bantin.lint.rules import dash_spacing, quotes, space_before, weekday, word_doubled

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        weekday,
        word_doubled,
        space_before,
        dash_spacing,
        quotes,
    )
)
