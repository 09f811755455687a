"""Text that must fit into a drawing."""

from __future__ import annotations

from generator.charts.lettering import cut, width, wrap


def test_a_chinese_character_is_as_wide_as_high_and_a_latin_letter_about_half():
    assert width("协议", size=10) == 20
    assert 5 < width("a", size=10) < 6


def test_a_text_that_fits_is_left_alone():
    assert cut("协作协议", size=10, room=40) == "协作协议"


def test_a_text_that_is_too_wide_keeps_its_end_which_tells_it_apart():
    shortened = cut("京津冀知识产权快速协同保护合作备忘录（2.0）", size=10, room=150)

    assert shortened.startswith("京津冀") and shortened.endswith("（2.0）") and "…" in shortened
    assert width(shortened, size=10) <= 150


def test_lines_break_at_spaces_in_english_and_between_characters_in_chinese():
    assert wrap("Yangtze River Delta", size=10, room=70) == ("Yangtze", "River Delta")
    assert wrap("长三角协作协议", size=10, room=40) == ("长三角协", "作协议")


def test_a_closing_mark_does_not_begin_a_line():
    assert wrap("一二三》四", size=10, room=30) == ("一二", "三》四")
