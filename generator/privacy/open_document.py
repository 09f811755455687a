"""Read every text of an OpenDocument file (ODS, ODT): cells, notes, headers, properties and pictures."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from generator.columns import column_letters
from generator.privacy.archives import UnseenError, entry
from generator.privacy.headings import Headings
from generator.privacy.passages import Content, Passage, Seen, Unseen
from generator.privacy.pictures import PICTURES, picture_passages
from generator.privacy.sheets import inner_text, local, number_text

_AUTHORS = frozenset({"creator", "initial-creator", "printed-by", "sender-name", "author-name"})
_SPOKEN = ("name", "title", "help-message", "error-message", "display-name", "href", "string-value", "author")
_PARTS = {"meta.xml": "properties", "styles.xml": "header", "content.xml": "other", "settings.xml": "other"}
_NO_TEXT = ("mimetype", "Thumbnails/", "Fonts/", "layout-cache", "Configurations2/")


def open_document_passages(archive: zipfile.ZipFile) -> Iterator[Seen]:
    """Yield every text in an OpenDocument file, and the parts that cannot be looked into."""
    for name in archive.namelist():
        suffix = posixpath.splitext(name)[1].lower()
        try:
            if name.endswith("/") or name.startswith(_NO_TEXT):
                continue
            if suffix in (".xml", ".rdf"):
                yield from _document(ElementTree.fromstring(entry(archive, name)), part=_PARTS.get(name, "other"))
            elif suffix in PICTURES:
                yield from picture_passages(entry(archive, name), part="pictures")
            else:
                yield Unseen(code="unseen-embedded", part="other")
        except (ParseError, DefusedXmlException, ValueError, KeyError):
            yield Unseen(code="unseen-broken", part=_PARTS.get(name, "other"))
        except UnseenError as error:
            yield Unseen(code=error.code, part="pictures")


def _document(root: Element, *, part: str) -> Iterator[Passage]:
    stack = [root]
    while stack:
        element = stack.pop()
        name = local(element)
        if name == "table":
            yield from _table(element)
            continue
        yield from _spoken(element, part=part)
        if name in ("p", "h"):
            yield Passage(text=inner_text(element), part=part)
            continue
        if element.text and element.text.strip():
            content = Content.AUTHOR if name in _AUTHORS else Content.TEXT
            yield Passage(text=element.text, content=content, part=part)
        stack.extend(reversed(element))


def _table(table: Element) -> Iterator[Passage]:
    sheet = _attribute(table, "name")
    yield Passage(text=sheet, sheet=sheet, part="sheet-name")
    headings, number = Headings(), 1
    for row in (element for element in table.iter() if local(element) == "table-row"):
        filled, column = [], 1
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            address = f"{column_letters(column)}{number}"
            text = "\n".join(inner_text(line) for line in cell if local(line) == "p")
            if value := _attribute(cell, "value"):
                text = number_text(value) or text
            if text:
                filled.append((column_letters(column), address, text))
            for note in cell.iter():
                yield from _spoken(note, part="sheet-settings", sheet=sheet, cell=address)
                if local(note) == "annotation":
                    yield from _note(note, sheet=sheet, cell=address)
            column += _repeated(cell, "number-columns-repeated")
        labels = headings.of_row([(letters, text) for letters, _, text in filled])
        for (_, address, text), label in zip(filled, labels, strict=True):
            yield Passage(text=text, label=label, sheet=sheet, cell=address)
        number += _repeated(row, "number-rows-repeated")
    for shapes in (element for element in table if local(element) == "shapes"):
        for line in (element for element in shapes.iter() if local(element) == "p"):
            yield Passage(text=inner_text(line), sheet=sheet, part="drawings")


def _note(note: Element, *, sheet: str, cell: str) -> Iterator[Passage]:
    for element in note:
        content = Content.AUTHOR if local(element) in _AUTHORS else Content.TEXT
        yield Passage(text=inner_text(element), content=content, sheet=sheet, cell=cell, part="comments")


def _spoken(element: Element, *, part: str, sheet: str = "", cell: str = "") -> Iterator[Passage]:
    for attribute, value in element.attrib.items():
        if value and attribute.rpartition("}")[2] in _SPOKEN:
            yield Passage(text=value.removeprefix("mailto:"), part=part, sheet=sheet, cell=cell)


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _repeated(element: Element, name: str) -> int:
    return int(_attribute(element, name) or "1")
