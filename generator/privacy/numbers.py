"""Find numbers of persons: identity cards, passports, permits, title deeds and telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.privacy.check_digits import is_hong_kong_card, is_identity_card, is_old_identity_card
from generator.privacy.findings import Finding

_GAP = r"[ \-_·.]{0,2}"
_NOT_BEFORE = r"(?<![0-9A-Za-z.])"
_NOT_AFTER = r"(?![0-9A-Za-z])"
# The number of a thing, not of a person: what is written just before it.
THING = re.compile(
    r"(?:条码|条形码|订单|信用代码|IMEI|(?:单|流水|批|货|编|备案|注册|证书|执照|票据|发票|快递|运单|物流|报关|案|文|申请|专利|"
    r"商标|序列|型|款|许可证)编?号码?)[:为是 ]{0,2}$|[¥￥第]$|合计$|共计?$|人民币$"
)
_MANY_DIGITS = re.compile(rf"\d(?:{_GAP}\d){{5}}")

_CARD_18 = re.compile(rf"{_NOT_BEFORE}(?:\d{_GAP}){{17}}[\dXx]{_NOT_AFTER}")
_CARD_15 = re.compile(rf"{_NOT_BEFORE}(?:\d{{15}}|\d{{6}}[ -]\d{{6}}[ -]\d{{3}})(?![0-9A-Za-z]|\.\d)")
_CARD_NAMED = re.compile(
    rf"(?:身份证|公民身份|证件)(?:件)?(?:号码?)?[^\d,。;]{{0,6}}?((?:\d[ -]?){{17}}[\dXx]|\d{{15}}){_NOT_AFTER}"
)
_MOBILE = re.compile(
    rf"{_NOT_BEFORE}(?:\(?(?:\+|00)?86\)?{_GAP})?\(?1[3-9]\d\)?{_GAP}\d{{4}}{_GAP}\d{{4}}"
    rf"(?![0-9A-Za-z]|\.\d|[元件万亿个只台双瓶箱支吨枚套份股余%型])"
)
# Other groups, or digits one by one, where a word says that it is a telephone.
_MOBILE_NAMED = re.compile(
    rf"(?:手机|电话|号码|联系|致电|拨打|微信|Tel|Phone|Mobile)[^\d,。;]{{0,8}}?"
    rf"((?:\(?(?:\+|00)?86\)?{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}){_NOT_AFTER}",
    re.IGNORECASE,
)
_LANDLINE = re.compile(
    r"(?:家庭|住宅|家中|家里|宅|本人|个人|私人|(?:当事人|经营者|负责人|法定代表人|投诉人|举报人|联系人|店主)"
    r"(?:(?![局处科室所厅队])[^。;\d(]){0,12}?)"
    r"(?:联系)?(?:电话|座机|固话|固定电话)(?:号码?)?[:为是 ]{0,2}"
    rf"(\(?0\d{{2,3}}\)?[ -]{{0,2}}\d{{7,8}}){_NOT_AFTER}"
)
_PASSPORT = re.compile(
    rf"(?:护照|Passport)[^A-Za-z\d,。;]{{0,6}}(?:号码?|编号|No\.?)?[^A-Za-z\d,。;]{{0,3}}([A-Z]{{0,2}}\d{{6,9}}){_NOT_AFTER}",
    re.IGNORECASE,
)
_PERMIT = re.compile(
    r"(?:通行证|回乡证|台胞证|返乡证|军官证|士兵证|驾驶证|驾照|居留证|居住证|社保卡|医保卡)"
    rf"[^A-Za-z\d,。;]{{0,8}}([A-Z]{{0,2}}\d{{6,12}}){_NOT_AFTER}"
    rf"|(?:香港|港澳|澳门)[^,。;]{{0,8}}身份证[^A-Za-z\d,。;]{{0,6}}([A-Z]{{0,2}}\d{{6,7}}\([0-9A]\))"
)
_HONG_KONG_CARD = re.compile(rf"{_NOT_BEFORE}([A-Z]{{1,2}})(\d{{6}})\(([0-9A])\)")
_TITLE_DEED = re.compile(r"(?:不动产权|房权证|房产证|土地证|房屋所有权证)[^\d,。;]{0,16}(\d{5,10})(?!\d)")


def find(text: str, *, today: date) -> Iterator[Finding]:
    """Yield the numbers in a folded text; a number in two patterns once."""
    cards = [*_identity_cards(text, today=today)]
    yield from cards
    taken = [(card.start, card.end) for card in cards]
    for kind, pattern in (
        ("mobile-number", _MOBILE),
        ("mobile-number", _MOBILE_NAMED),
        ("telephone", _LANDLINE),
        ("passport", _PASSPORT),
        ("permit", _PERMIT),
        ("property-certificate", _TITLE_DEED),
    ):
        for match in pattern.finditer(text):
            span = match.span(match.lastindex or 0)
            is_named = pattern is not _MOBILE
            if (not is_named and is_thing(text, span[0])) or any(
                start < span[1] and span[0] < end for start, end in taken
            ):
                continue
            taken.append(span)
            yield number_finding(kind, text, *span)
    for match in _HONG_KONG_CARD.finditer(text):
        if is_hong_kong_card(*match.groups()):
            yield number_finding("permit", text, *match.span())


def has_number(text: str) -> bool:
    """Return whether a text has six digits in a row, or parted by no more than blanks and signs."""
    return bool(_MANY_DIGITS.search(text))


def is_thing(text: str, start: int) -> bool:
    """Return whether the number that starts there is one of a thing, by the word before it."""
    return bool(THING.search(text, max(0, start - 12), start))


def number_finding(kind: str, text: str, start: int, end: int) -> Finding:
    """Return the finding of a number, its digits joined."""
    return Finding(kind, start, end, re.sub(r"[ \-_·.()]", "", text[start:end]))


def _identity_cards(text: str, *, today: date) -> Iterator[Finding]:
    places: dict[int, int] = {}
    for match in _CARD_18.finditer(text):
        if is_identity_card(re.sub(r"[ \-_·.]", "", match.group()), today=today):
            places[match.start()] = match.end()
    for match in _CARD_15.finditer(text):
        digits = re.sub(r"[ -]", "", match.group())
        if is_old_identity_card(digits, today=today) and not is_thing(text, match.start()):
            places[match.start()] = match.end()
    for match in _CARD_NAMED.finditer(text):
        places.setdefault(match.start(1), match.end(1))
    yield from (number_finding("identity-card", text, start, end) for start, end in places.items())
