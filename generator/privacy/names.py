"""Find full names of natural persons in running text, by the words around them; a masked name is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.findings import Finding
from generator.privacy.person_words import (
    AFTER,
    ANY_NAME,
    COMPOUND,
    END,
    FIELDS,
    GIVEN,
    JOINED_NAME,
    MASKED,
    MORE_SURNAMES,
    NAME,
    PINYIN,
    ROLES,
    SURNAMES,
    is_no_name,
)

_GIVEN_PINYIN = r"[A-Z][a-z]{1,5}(?:[ -]?[A-Za-z][a-z]{1,5})?"
# After a role: 当事人张某于…; the first of several may be masked already.
_ROLE = re.compile(
    rf"(?:{ROLES})(?:的?姓名)?[:为是系叫 “]{{0,2}}"
    rf"(?:(?:{MASKED}|[\u4e00-\u9fff]{{1,3}}\()(?=[、和与及(\u4e00-\u9fff])[、和与及]?)?(?P<name>{NAME}){AFTER}"
)
# Where the sentence itself says that a person acts, or is acted upon; only three characters are surely a name.
_FULL = rf"(?:(?:{COMPOUND}){GIVEN}{{1,2}}|[{SURNAMES}]{GIVEN}{{2}})"
_ACTING = (
    re.compile(rf"对(?P<name>{_FULL})(?=立案|作出|处以|处罚|罚款|采取|进行(?:询问|约谈|调查|讯问))"),
    re.compile(
        rf"(?:给予|责令|约谈了?|传唤|讯问|询问|抓获|判处|判决|认定|送达|追究)(?P<name>{_FULL})(?=[,。;、(罚等为犯]|有期|拘役|管制|单处|本人|刑事|警告)"
    ),
    re.compile(rf"由(?P<name>{_FULL})(?=供货|印制|提供|委托|负责|加工|生产|销售|代收|申请|经营|辨认|签收|支付|承租)"),
    re.compile(rf"[(](?:真名|本名|实名)?(?P<name>{_FULL})[)]"),
    re.compile(
        rf"(?:之妻|之夫|之子|之女|表弟|表哥|堂弟|堂哥|[男女]婿|岳父|岳母|姐夫|妹夫|小舅子|实为|实名为|原名)(?P<name>{NAME}){AFTER}"
    ),
    re.compile(rf"[卖售让交借租转]给[^,。;]{{0,24}}?的(?P<name>{_FULL})(?=[,。;、]|$)"),
    re.compile(rf"办理(?P<name>{_FULL})(?=等?人?(?:销售|生产|制造|侵犯|假冒|涉嫌))"),
    # The title of a case.
    re.compile(rf"^(?P<name>{NAME})(?=等?人?(?:销售|生产|制造|侵犯|假冒|冒充|涉嫌|擅自|未经)[^,。;]{{2,60}}案)"),
    re.compile(rf"[在外]逃人员[:]?(?P<name>{NAME}){AFTER}"),
)
_NEXT = re.compile(rf"[、和与及](?:{MASKED}[、和与及])?(?P<name>{NAME}){AFTER}")
# A field with nothing but the name: 联系人：张某.
_FIELD = re.compile(rf"(?:{FIELDS})(?:签名|签字|姓名|基本情况|\([^()]{{1,12}}\))?(?::\s*| +)(?P<name>{ANY_NAME}){END}")
# A look for these costs less than the patterns.
_HINT = re.compile(
    r"名|[自从]2|夫[妇妻]|父子|兄弟|[二两]人|[,(][男女]|岁|[月日出]生|身份|户口簿|先生|女士|同志|·|M[rsi]"
)
# Each with words of which one must stand in the text.
_STRONG = (
    (("名",), rf"(?:真实姓名|真名|本名|曾用名|别名|名叫|姓名)[为是叫]?(?P<name>{ANY_NAME})(?=的|{END[3:-1]})"),
    # Before sex, age and birth: 张某，男，….
    ((",男", ",女", "(男", "(女"), rf"(?P<name>{ANY_NAME}|{JOINED_NAME})[,(](?:男|女)(?=[,。;)\s]|$)"),
    (("岁",), rf"(?P<name>{ANY_NAME}|{JOINED_NAME})[,(]\d{{2}}周?岁"),
    (
        ("月生", "日生", "出生"),
        rf"(?P<name>{ANY_NAME}|{JOINED_NAME})[,(](?:生于|出生于)?\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?出?生(?![效产活])",
    ),
    # At the head of a clause, before a day or before what binds two.
    (("自2", "从2"), rf"(?<![\u4e00-\u9fff])(?P<name>{_FULL})(?:自|从)20\d\d年"),
    (
        ("夫妇", "夫妻", "父子", "兄弟", "二人", "两人"),
        rf"(?:(?<![\u4e00-\u9fff])|某、)(?P<name>{NAME})(?:、{NAME})?(?=夫妇|夫妻|父子|兄弟|[二两]人)",
    ),
    # Before a document or a title.
    (("身份", "户口簿"), rf"(?P<name>{NAME}|{JOINED_NAME})的?(?:居民)?(?:身份证|公民身份号码|户口簿)"),
    (
        ("先生", "女士", "同志"),
        rf"(?P<name>{NAME})(?:先生|女士|同志)(?=反映|投诉|举报|称|购|向|表示|提出|来电|来信|签署|[,。;)]|$)",
    ),
    (
        ("·",),
        rf"(?:当事人|被告人|嫌疑人|经营者|行为人|被处罚人|姓名|签名)[:为是系 ]{{0,2}}(?P<name>{JOINED_NAME}){AFTER}",
    ),
    (
        ("M",),
        rf"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<name>(?:{PINYIN}) {_GIVEN_PINYIN}|{_GIVEN_PINYIN} (?:{PINYIN}))\b",
    ),
)
_PATTERNS = tuple((words, re.compile(pattern)) for words, pattern in _STRONG)
_ALONE = re.compile(
    rf"(?:{COMPOUND}){GIVEN}{{1,2}}|[{SURNAMES}{MORE_SURNAMES}]{GIVEN}{{1,2}}|{JOINED_NAME}"
    rf"|(?:{PINYIN}) {_GIVEN_PINYIN}|{_GIVEN_PINYIN} (?:{PINYIN})"
)


def find(text: str) -> Iterator[Finding]:
    """Yield each full name in a folded text once."""
    places: dict[int, str] = {}
    for match in _matches(text):
        if not is_no_name(match["name"]):
            places.setdefault(match.start("name"), match["name"])
    yield from (Finding("person-named", start, start + len(name), name) for start, name in places.items())


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _ROLE.finditer(text):
        yield match
        following = _NEXT.match(text, match.end())
        while following:
            yield following
            following = _NEXT.match(text, following.end())
    yield from _FIELD.finditer(text)
    for pattern in _ACTING:
        for match in pattern.finditer(text):
            yield match
            following = _NEXT.match(text, match.end("name"))
            while following:
                yield following
                following = _NEXT.match(text, following.end())
    if not _HINT.search(text):
        return
    for words, pattern in _PATTERNS:
        if any(word in text for word in words):
            yield from pattern.finditer(text)


def is_person(text: str) -> bool:
    """Return whether a text that should name an author is the name of a natural person."""
    return bool(_ALONE.fullmatch(text.strip())) and not is_no_name(text.strip())
