"""Stop personal data before it is published: numbers, addresses, and names of natural persons.

Findings never repeat what they found in full: their messages are printed in public logs.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from generator.errors import Problem
from generator.validation.cells import text_cells
from generator.validation.check_digits import is_identity_card, is_luhn, is_old_identity_card
from generator.validation.dataset import Dataset
from generator.validation.person_names import named_persons

_CARD_18 = re.compile(r"(?<![0-9A-Za-z])(?:\d[ -]?){17}[\dXx](?![0-9A-Za-z])", re.ASCII)
_CARD_15 = re.compile(r"(?<![0-9A-Za-z.])(?:\d{15}|\d{6}[ -]\d{6}[ -]\d{3})(?![0-9A-Za-z]|\.\d)", re.ASCII)
_BANK_CARD = re.compile(
    r"(?<![0-9A-Za-z.])(?:62\d{2}|4\d{3}|5[1-5]\d{2}|35\d{2}|9558)(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])",
    re.ASCII,
)
_BANK_LENGTHS = {"6": (16, 17, 18, 19), "4": (16,), "5": (16,), "3": (16,), "9": (19,)}
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z]|\.\d|元|件|万)", re.ASCII
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•.]?"
    r"(?=(?:[A-HJ-NP-Z]*\d){3})[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9-])"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MESSENGER = re.compile(
    r"(?:微信(?:号|ID|账号)?[:为是 ]{1,2}[A-Za-z][-_A-Za-z0-9]{5,19}|QQ(?:号码?|账号)?[:为是 ]{0,2}[1-9]\d{4,10})"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:家庭住址|住址|户籍地址?|户籍所在地|家住|现住|居住于|居住在|暂住|租住)[:为在于]{0,2}"
    r"[^,。;!?]{2,40}?[\d一二三四五六七八九十]+(?:号楼|号|栋|幢|单元|室|户|弄)"
)
_MASKED = re.compile(r"[\u4e00-\u9fff]{1,2}(?:某{1,3}|[×xX*＊]{1,3})(?:\d|[\u4e00-\u9fff])?(?:等)?")
_PUNCTUATION = str.maketrans("，；：！？", ",;:!?")

PERSONAL_DATA = frozenset(
    {
        "identity-card",
        "bank-card",
        "mobile-number",
        "vehicle-plate",
        "email",
        "messenger-id",
        "home-address",
        "person-named",
        "person-unmasked",
    }
)


def check_texts(dataset: Dataset) -> Iterator[Problem]:
    """Yield personal data in any text cell (R30, R31; 个人信息保护法 第二十八条)."""
    for record in dataset:
        for field, text in text_cells(record):
            for code, found in personal_data(text, today=dataset.today):
                yield record_problem(code, found, path=record.table.path, line=record.row.line, field=field)


def check_file_names(dataset: Dataset) -> Iterator[Problem]:
    """Yield personal data in the names of folders and files."""
    for package in dataset.packages:
        names = [package.folder, *sorted(package.folder.rglob("*"))]
        for path in names:
            for code, found in personal_data(path.stem, today=dataset.today):
                shown = path.relative_to(package.folder.parent).as_posix()
                yield record_problem(code, found, path=shown.replace(path.stem, masked(path.stem)))


def check_parties(dataset: Dataset) -> Iterator[Problem]:
    """Yield natural persons who are parties under a full name (最高法 2016 裁判文书上网规定 第九条)."""
    for record in dataset.records["case-parties"]:
        if record["kind"] == "individual" and record["name_zh"] and not _MASKED.fullmatch(record["name_zh"]):
            yield record_problem(
                "person-unmasked", record["name_zh"], path=record.table.path, line=record.row.line, field="name_zh"
            )


def check_single_cases(dataset: Dataset) -> Iterator[Problem]:
    """Yield parties named in a case that was not published as a typical case."""
    for record in dataset.records["case-parties"]:
        case = dataset.get("typical-cases", record["case_id"])
        release = dataset.get("releases", case["release_id"]) if case else None
        if release and release["kind"] == "single" and record["name_zh"] and "某" not in record["name_zh"]:
            yield record.error("single-case-named", "name_zh")


def personal_data(text: str, *, today: date) -> Iterator[tuple[str, str]]:
    """Yield the code and the place in `text` of each piece of personal data."""
    plain = _half_width(text)
    if any(character.isdigit() for character in plain):
        yield from _numbers(plain, today=today)
    if "@" in plain:
        yield from (("email", match.group()) for match in _EMAIL.finditer(plain))
    yield from (("home-address", match.group()) for match in _HOME.finditer(plain))
    yield from (("person-named", name) for name in named_persons(plain))


def withhold_personal_data(problems: Iterable[Problem], *, today: date) -> list[Problem]:
    """Return `problems` so that none but its own finding quotes personal data, and that one masked.

    Another check may quote the same cell, and its message would carry the data into a public log.
    """
    found = list(problems)
    cells = {(problem.path, problem.line, problem.field) for problem in found if problem.code in PERSONAL_DATA}
    return [
        problem if problem.code in PERSONAL_DATA else _withheld(problem, cells=cells, today=today) for problem in found
    ]


def _withheld(problem: Problem, *, cells: set[tuple[str, int | None, str]], today: date) -> Problem:
    path = problem.path
    for part in path.split("/"):
        stem = part.rpartition(".")[0] or part
        if any(personal_data(stem, today=today)):
            path = path.replace(stem, masked(stem))
    is_cell = (problem.path, problem.line, problem.field) in cells

    def shown(text: str) -> str:
        return masked(text) if is_cell or any(True for _ in personal_data(text, today=today)) else text

    params = {name: shown(text) for name, text in problem.params.items()}
    return dataclasses.replace(problem, path=path, value=shown(problem.value), params=params)


def masked(found: str) -> str:
    """Return `found` with all but its two first characters hidden."""
    return found[:2] + "*" * min(len(found) - 2, 16)


def record_problem(code: str, found: str, *, path: str, line: int | None = None, field: str = "") -> Problem:
    """Return an error that shows no more of `found` than its beginning."""
    return Problem(code=code, path=path, line=line, field=field, value=masked(found))


def _numbers(text: str, *, today: date) -> Iterator[tuple[str, str]]:
    cards = [_joined(match) for match in _CARD_18.finditer(text)]
    cards = [card for card in cards if is_identity_card(card, today=today)]
    old = (_joined(match) for match in _CARD_15.finditer(text))
    yield from (("identity-card", card) for card in cards)
    yield from (("identity-card", card) for card in old if is_old_identity_card(card, today=today))
    for match in _BANK_CARD.finditer(text):
        digits = _joined(match)
        if digits not in cards and len(digits) in _BANK_LENGTHS[digits[0]] and is_luhn(digits):
            yield "bank-card", digits
    yield from (("mobile-number", _joined(match)) for match in _MOBILE.finditer(text))
    yield from (("vehicle-plate", match.group()) for match in _PLATE.finditer(text))
    yield from (("messenger-id", match.group()) for match in _MESSENGER.finditer(text))


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"[ -]", "", match.group())


def _half_width(text: str) -> str:
    """Return `text` with digits, letters and blanks of full width made plain, so that none hides a number."""
    if text.isascii():
        return text
    return (
        "".join(unicodedata.normalize("NFKC", c) if "\uff01" <= c <= "\uff5e" else c for c in text)
        .translate(_PUNCTUATION)
        .replace("\u3000", " ")
        .replace("\u00a0", " ")
    )
