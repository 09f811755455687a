# Made-up personal data: no number, name or address in this file is anybody's.
"""Personal data are found in any disguise, and ordinary texts are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from generator.privacy.texts import personal_data

TODAY = date(2026, 11, 22)

HARMLESS = [
    "当事人陈述，其从网店购进商品。",
    "当事人张贴广告的行为",
    "当事人张某于2024年开店。",
    "法定代表人王某某，经营者李某。",
    "负责人在场。",
    "请求人温州某机械公司提出请求",
    "粤ICP备12345678号",
    "新百伦、NEW BALANCE及新BALANCE商标",
    "第1304176号、第8228211号注册商标",
    "专利号ZL201710601862.3",
    "营业额15400000000元",
    "条码6901234567892",
    "甬北关知字〔2025〕0399号",
    "报关单号223120250000123456",
    "住所地在某市甲路1号的某公司",
    "单价1.50000000000元",
    "G60科创走廊",
    "京津冀A区、B区12345件",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_an_ordinary_text_is_left_alone(text: str):
    assert personal_data(text, today=TODAY) == ()


def test_a_card_number_with_a_wrong_check_digit_is_none():
    assert personal_data("990000199003071234", today=TODAY) == ()


def test_a_card_number_of_the_30th_of_february_is_none():
    # 9 9 0 0 0 0 1 9 9 0 0 2 3 0 1 2 3: 63+81+2+9+54+18+30+0+8+8+6 = 279; 279 mod 11 = 4, so the digit would be 8.
    assert personal_data("990000199002301238", today=TODAY) == ()


def test_all_of_several_pieces_are_found():
    text = "张三丰，男，电话15400000000，邮箱nobody@example.com"

    assert {finding.kind for finding in personal_data(text, today=TODAY)} == {"person-named", "mobile-number", "email"}
