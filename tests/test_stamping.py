"""A shell is cut once and filled many times; a theme that lost a slot is noticed."""

from __future__ import annotations

import pytest

from generator.errors import GeneratorError
from generator.stamping import SLOTS, cut, slot


def test_a_stamped_page_holds_every_value_where_its_slot_stood():
    html = "<title>" + "|".join(slot(name) for name in SLOTS) + f"</title>{slot('root')}end"
    values = {name: name.upper() for name in SLOTS}
    assert cut(html).stamp(values) == ("<title>" + "|".join(n.upper() for n in SLOTS) + "</title>ROOTend").encode()


def test_text_that_looks_like_a_slot_inside_a_value_stays_text():
    html = "".join(slot(name) for name in SLOTS)
    values = dict.fromkeys(SLOTS, "") | {"body": slot("title"), "title": "T"}
    assert slot("title") in cut(html).stamp(values).decode()


def test_a_theme_without_a_slot_is_refused_by_name():
    html = "".join(slot(name) for name in SLOTS if name != "canonical")
    with pytest.raises(GeneratorError, match="canonical"):
        cut(html)
