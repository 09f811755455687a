"""Check identifiers in texts: credit codes, patent numbers and decision numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Problem
from generator.privacy.check_digits import is_identity_card
from generator.validation.cells import text_cells
from generator.validation.check_digits import USCC_ALPHABET, patent_check_digit, uscc_check_digit
from generator.validation.dataset import Dataset, Record
from generator.validation.periods import read_period

_USCC = re.compile(rf"(?<![0-9A-Za-z])[{USCC_ALPHABET}]{{2}}\d{{6}}[{USCC_ALPHABET}]{{10}}(?![0-9A-Za-z])", re.ASCII)
_PATENT = re.compile(
    r"ZL\s?(?P<body>(?:19|20)\d{2}[1-9]\d{7}|[89]\d[1-9]\d{5}|0[0-3][1-9]\d{5})\.(?P<check>[\dXx])(?!\d)"
)

# 〔2025〕 and its look-alikes; a court puts the year first and in round brackets (最高法).
_BRACKETS = r"[\[【(（〔﹝](?P<year>(?:19|20)\d\d)[\]】)）〕﹞]"
_AGENCY = r"(?:[（(][\u4e00-\u9fff]{1,4}[）)])?[\u4e00-\u9fff]+(?:[（(][\u4e00-\u9fff]{1,6}[）)])?[\u4e00-\u9fff]*"
_AGENCY_FORM = re.compile(rf"{_AGENCY}〔\d{{4}}〕[\u4e00-\u9fff]{{0,4}}第?[A-Z]?[-\d]*\d(?:-\d+)?号")
_COURT_FORM = re.compile(r"（\d{4}）[\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]+\d+号(?:之[一二三四五六七八九十])?")
_YEAR = re.compile(_BRACKETS)


def check_codes(dataset: Dataset) -> Iterator[Problem]:
    """Yield credit codes (GB 32100) and patent numbers whose check digit is wrong (R60, R62)."""
    for record in dataset:
        for field, text in text_cells(record):
            for match in _USCC.finditer(text):
                code = match.group()
                # Eighteen digits may be anything; a credit code has a letter or opens with 9.
                is_code = (not code.isdecimal() or code[0] == "9") and not is_identity_card(code, today=dataset.today)
                if is_code and uscc_check_digit(code[:17]) != code[17]:
                    yield record.error("uscc-check-digit", field, found=code, expected=uscc_check_digit(code[:17]))
            for match in _PATENT.finditer(text):
                expected = patent_check_digit(match["body"])
                if expected != match["check"].upper():
                    yield record.error("patent-check-digit", field, found=match.group(), expected=expected)


def check_decision_numbers(dataset: Dataset) -> Iterator[Problem]:
    """Yield decision numbers of another form (R64), or of a year other than the decision's or the one before."""
    for record in dataset.records["typical-cases"]:
        number = record["decision_no"]
        if not number:
            continue
        if not (_AGENCY_FORM.fullmatch(number) or _COURT_FORM.fullmatch(number)):
            yield record.warning("decision-number-form", "decision_no", suggestion=with_year_in_its_brackets(number))
        yield from _year(record, number)
    for record in dataset.records["penalty-standards"]:
        suggestion = with_year_in_its_brackets(record["doc_no"])
        if suggestion != record["doc_no"]:
            yield record.warning("decision-number-form", "doc_no", suggestion=suggestion)


def _year(record: Record, number: str) -> Iterator[Problem]:
    decided, year = read_period(record["decided_on"]), _YEAR.search(number)
    if decided and year and not decided.first.year - 1 <= int(year["year"]) <= decided.last.year:
        yield record.warning("decision-number-year", "decision_no", year=year["year"], decided=record["decided_on"])


def with_year_in_its_brackets(number: str) -> str:
    """Return a document number with its year in 〔〕; a court's, with its year first in （）, as it is."""
    return number if _COURT_FORM.fullmatch(number) else _YEAR.sub(r"〔\g<year>〕", number)
