"""The rules, in the order in which their findings of one place are told; a new one is a module and a line here."""

from __future__ import annotations

from bantin.lint.rule import Rule
from bantin.lint.rules import (
    abbreviation,
    caption_missing,
    caption_quotes,
    citizen_number,
    credit_missing,
    dash_spacing,
    date_unreal,
    document_number,
    end_mark,
    entity,
    heading_bold,
    heading_skipped,
    invisible,
    keystrokes,
    legacy_font,
    link_bare,
    link_malformed,
    outline_head,
    phone,
    picture_location,
    picture_name,
    picture_small,
    quotes,
    space_before,
    space_inside,
    space_missing,
    syllable,
    table_head,
    tone_style,
    weekday,
    word_doubled,
)

RULES: tuple[Rule, ...] = (
    # text
    invisible.RULE,
    legacy_font.RULE,
    keystrokes.RULE,
    syllable.RULE,
    tone_style.RULE,
    word_doubled.RULE,
    space_before.RULE,
    space_inside.RULE,
    space_missing.RULE,
    dash_spacing.RULE,
    quotes.RULE,
    entity.RULE,
    weekday.RULE,
    date_unreal.RULE,
    document_number.RULE,
    abbreviation.RULE,
    end_mark.RULE,
    # structure
    outline_head.RULE,
    heading_bold.RULE,
    heading_skipped.RULE,
    table_head.RULE,
    # links
    link_malformed.RULE,
    link_bare.RULE,
    # pictures
    caption_quotes.RULE,
    caption_missing.RULE,
    credit_missing.RULE,
    picture_name.RULE,
    picture_small.RULE,
    picture_location.RULE,
    # personal data
    citizen_number.RULE,
    phone.RULE,
)
