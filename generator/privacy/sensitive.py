"""Find what identifies a minor, and the health of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.privacy.findings import Finding
from generator.privacy.person_words import AFTER, ANY_NAME, END, MASKED, NAME, is_no_name

_OF_AGE = 18
_CHILD = (
    r"(?:未成年人|未成年|年仅\d{1,2}周?岁的?(?:男孩|女孩|儿童|小孩|学生)?|小学生|中学生|初中生|高中生|(?<![大留])学生|"
    r"幼童|男孩|女孩|童工)"
)
_NAMED_CHILD = re.compile(
    rf"{_CHILD}[:为是系]?(?:(?P<found>{NAME})(?:{AFTER}|{END})|(?P<other>{ANY_NAME})(?=[,。;、(]|$))"
)
_CHILD_OF = re.compile(
    r"(?:年方|年仅)?(?:十[一二三四五六七]|[一二三四五六七八九十]|1[0-7]|(?<!\d)[1-9])周?岁的?(?:女儿|儿子|男孩|女孩|少年|少女|学生|孩子)"
)
_AGE = re.compile(rf"(?P<found>{ANY_NAME}|{MASKED})[,(](?:[男女],)?(?P<years>\d{{1,2}})周?岁")
_BORN = re.compile(
    r"(?P<found>(?:生于|出生于|出生日期[:为是]?|出生[:])?(?P<year>20\d\d)年(?P<month>\d{1,2})月"
    r"(?:(?P<day>\d{1,2})日)?(?:出生|生(?![效产活]))?)"
)
_SCHOOL = re.compile(
    r"在校(?:小学|初中|高中|中学|中专|职高)生"
    r"|(?:就读|在读)于?(?:(?!某)[^,。;]){2,20}?(?:小学|中学|学校|幼儿园|初中|高中|职高)"
    r"|(?:[一二三四五六七八九]年级|初[一二三]|高[一二三])\(?[\d一二三四五六七八九十]+\)?班"
)
_ILL = re.compile(
    rf"(?:{MASKED}|{NAME}|当事人|经营者|被告人|嫌疑人|举报人|投诉人|受害人|其(?:本人|父|母|妻|夫|子|女|妻子|丈夫|儿子|女儿)?)"
    r"[^,。;称传品适产售治]{0,6}(?:患有?|罹患|身患|确诊为?|被?诊断(?:为|患)|因|(?=怀孕))[^,。;称传品适产售]{0,8}?"
    r"(?:病|症|癌|瘤|炎|高血压|糖尿|艾滋病?|残疾|瘫|脑梗|心梗|中风|怀孕|流产|感染)"
)
_CHILD_WORDS = ("未成年", "年仅", "学生", "中生", "幼童", "孩", "童工")


def find(text: str, *, today: date) -> Iterator[Finding]:
    """Yield what identifies minors, and health, in a folded text."""
    if any(word in text for word in _CHILD_WORDS):
        for match in _NAMED_CHILD.finditer(text):
            group = "found" if match["found"] else "other"
            if not is_no_name(match[group]):
                yield Finding("minor", *match.span(group), match[group])
    if "岁" in text:
        for match in _AGE.finditer(text):
            if int(match["years"]) < _OF_AGE:
                yield Finding("minor", *match.span("found"), match["found"])
        yield from (Finding("minor", *match.span(), match.group()) for match in _CHILD_OF.finditer(text))
    if "生" in text:
        for match in _BORN.finditer(text):
            if "生" in match["found"] and _is_minor(match, today=today):
                yield Finding("minor", *match.span("found"), match["found"])
    if "读" in text or "班" in text or "在校" in text:
        yield from (Finding("minor", *match.span(), match.group()) for match in _SCHOOL.finditer(text))
    if any(word in text for word in ("患", "诊", "住院", "怀孕", "癌")):
        yield from (Finding("health", *match.span(), match.group()) for match in _ILL.finditer(text))


def _is_minor(match: re.Match[str], *, today: date) -> bool:
    born = (int(match["year"]), int(match["month"]), int(match["day"] or 1))
    return born > (today.year - _OF_AGE, today.month, today.day) and born <= (today.year, today.month, today.day)
