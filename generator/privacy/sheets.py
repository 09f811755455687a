"""Read the texts of one sheet of an XLSX workbook: cells, hints of validations, links, headers and footers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from generator.privacy.headings import Headings
from generator.privacy.passages import Passage

_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
# Pictures of fonts, sizes and fields that a header or footer mixes with its text.
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z&])')
_SPOKEN = ("prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "name", "user", "comment")
_SHORTEST_NUMBER = 7


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def inner_text(element: Element) -> str:
    """Return all text in an element, its runs joined."""
    return "".join(element.itertext())


def sheet_passages(content: bytes, *, sheet: str, shared: Sequence[str]) -> Iterator[Passage]:
    """Yield every text of a sheet's XML; raise xml.etree.ElementTree.ParseError, or ValueError."""
    headings = Headings()
    in_data = False
    for event, element in ElementTree.iterparse(io.BytesIO(content), events=("start", "end")):
        name = local(element)
        if name == "sheetData":
            in_data = event == "start"
        if event == "start":
            continue
        if name == "row":
            yield from _row(element, sheet=sheet, shared=shared, headings=headings)
            element.clear()
        elif not in_data:
            yield from _setting(element, name, sheet=sheet)


def _row(row: Element, *, sheet: str, shared: Sequence[str], headings: Headings) -> Iterator[Passage]:
    filled = []
    for cell in row:
        place = _CELL.fullmatch(cell.get("r", ""))
        for text in _texts(cell, shared):
            filled.append((place.group(1) if place else "", cell.get("r", ""), text))
    labels = headings.of_row([(column, text) for column, _, text in filled])
    for (_, address, text), label in zip(filled, labels, strict=True):
        yield Passage(text=text, label=label, sheet=sheet, cell=address)


def _texts(cell: Element, shared: Sequence[str]) -> Iterator[str]:
    kind = cell.get("t", "n")
    for child in cell:
        name, text = local(child), inner_text(child)
        if name == "v" and kind == "s":
            text = shared[int(text)]
        elif name == "v" and kind == "n":
            text = number_text(text)
        elif name == "v" and kind in ("b", "e"):
            continue
        if text:
            yield text


def number_text(text: str) -> str:
    """Return a number as it was typed, without exponent; '' for one too short to be anybody's."""
    if len(text) < _SHORTEST_NUMBER:
        return ""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{value:f}".partition(".")[0] if value.is_finite() and value == value.to_integral_value() else text


def _setting(element: Element, name: str, *, sheet: str) -> Iterator[Passage]:
    cell = (element.get("sqref") or element.get("ref") or "").partition(" ")[0].partition(":")[0]
    part = {"dataValidation": "validation", "hyperlink": "link"}.get(name, "sheet-settings")
    for attribute in _SPOKEN:
        if text := element.get(attribute):
            yield Passage(text=text, sheet=sheet, cell=cell, part=part)
    if element.text and element.text.strip():
        is_header = name.endswith(("Header", "Footer"))
        text = _HEADER_CODE.sub(" ", element.text) if is_header else element.text
        yield Passage(text=text, sheet=sheet, part="header" if is_header else part)
