"""Read every text of an Office Open XML file (XLSX, DOCX, PPTX): all parts, hidden ones and properties included."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from generator.privacy.archives import UnseenError, entry
from generator.privacy.passages import Content, Passage, Seen, Unseen
from generator.privacy.pictures import PICTURES, picture_passages
from generator.privacy.sheets import inner_text, local, sheet_passages

_AUTHORS = frozenset({"creator", "lastModifiedBy", "Manager", "author", "initial-creator"})
_AUTHOR_ATTRIBUTES = frozenset({"displayName", "author"})
_SPOKEN_ATTRIBUTES = frozenset({"descr", "title", "name", "comment", "alt", "displayName"})
# One paragraph each: its runs are one text.
_PARAGRAPHS = frozenset({"p", "si", "is", "text"})
_NO_TEXT = re.compile(r"printerSettings\d*\.bin|.*\.(?:odttf|ttf|otf|fntdata)|thumbnail\.\w+", re.IGNORECASE)
_PARTS = (
    ("docProps/", "properties"),
    ("xl/sharedStrings", "strings"),
    ("xl/workbook.xml", "names"),
    ("comments", "comments"),
    ("xl/threadedComments/", "comments"),
    ("persons/", "comments"),
    ("drawings/", "drawings"),
    ("charts/", "charts"),
    ("media/", "pictures"),
    ("header", "header"),
    ("footer", "header"),
)


@dataclass(frozen=True)
class _Book:
    """What the parts of a workbook need to know of each other: the shared texts, and which sheet a part is of."""

    shared: tuple[str, ...]
    sheets: Mapping[str, str]
    sheet_of: Mapping[str, str]


def office_passages(archive: zipfile.ZipFile) -> Iterator[Seen]:
    """Yield every text in the parts of an Office file, and the parts that cannot be looked into."""
    book = _book(archive)
    for name in archive.namelist():
        if name.endswith("/"):
            continue
        sheet = book.sheet_of.get(name, "")
        try:
            yield from _part(archive, name, book=book)
        except (ParseError, DefusedXmlException, ValueError, KeyError, IndexError):
            yield Unseen(code="unseen-broken", part=_kind(name), sheet=sheet)
        except UnseenError as error:
            yield Unseen(code=error.code, part=_kind(name), sheet=sheet)


def _part(archive: zipfile.ZipFile, name: str, *, book: _Book) -> Iterator[Seen]:
    sheet, part = book.sheet_of.get(name, ""), _kind(name)
    suffix = posixpath.splitext(name)[1].lower()
    if name in book.sheets:
        yield Passage(text=sheet, sheet=sheet, part="sheet-name")
        yield from sheet_passages(entry(archive, name), sheet=sheet, shared=book.shared)
    elif name == "xl/sharedStrings.xml" and book.sheets:
        return  # Said where the cells are.
    elif name.endswith(".rels"):
        yield from _links(_tree(archive, name), sheet=sheet)
    elif suffix in (".xml", ".vml"):
        yield from _texts(_tree(archive, name), sheet=sheet, part=part, is_comment=part == "comments")
    elif suffix in PICTURES:
        yield from picture_passages(entry(archive, name), sheet=sheet, part="pictures")
    elif not _NO_TEXT.fullmatch(posixpath.basename(name)):
        yield Unseen(code="unseen-macro" if "vbaProject" in name else "unseen-embedded", part=part, sheet=sheet)


def _texts(root: Element, *, sheet: str, part: str, is_comment: bool) -> Iterator[Passage]:
    authors = [inner_text(one) for one in root.iter() if local(one) == "author"] if is_comment else []
    stack = [(root, "")]
    while stack:
        element, cell = stack.pop()
        name = local(element)
        if is_comment and name in ("comment", "threadedComment"):
            cell = element.get("ref", "")
        for attribute, value in element.attrib.items():
            plain = attribute.rpartition("}")[2]
            if value and plain in _SPOKEN_ATTRIBUTES | _AUTHOR_ATTRIBUTES:
                content = Content.AUTHOR if plain in _AUTHOR_ATTRIBUTES else Content.TEXT
                yield Passage(text=value, content=content, sheet=sheet, part=part)
        if name in _PARAGRAPHS and not any(local(child) in _PARAGRAPHS for child in element):
            text = inner_text(element)
            for author in authors:
                # The program writes the author's name before the first line.
                text = text.removeprefix(f"{author}:")
            yield Passage(text=text, sheet=sheet, cell=cell, part=part)
            continue
        if element.text and element.text.strip():
            content = Content.AUTHOR if name in _AUTHORS else Content.TEXT
            yield Passage(text=element.text, content=content, sheet=sheet, cell=cell, part=part)
        stack.extend((child, cell) for child in reversed(element))


def _links(root: Element, *, sheet: str) -> Iterator[Passage]:
    for one in root:
        target = one.get("Target", "")
        if one.get("TargetMode") == "External":
            yield Passage(text=target.removeprefix("mailto:").removeprefix("tel:"), sheet=sheet, part="link")


def _book(archive: zipfile.ZipFile) -> _Book:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return _Book((), {}, {})
    try:
        targets = _targets(archive, "xl/workbook.xml")
        sheets = {}
        for element in _tree(archive, "xl/workbook.xml").iter():
            if local(element) == "sheet":
                key = next((value for at, value in element.attrib.items() if at.rpartition("}")[2] == "id"), "")
                if targets.get(key) in names:
                    sheets[targets[key]] = element.get("name", "")
        sheet_of = dict(sheets)
        for path, sheet in sheets.items():
            sheet_of[_rels(path)] = sheet
            for target in _targets(archive, path).values():
                sheet_of[target] = sheet
        strings = _tree(archive, "xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else ()
        shared = tuple(inner_text(item) for item in strings if local(item) == "si")
    except (ParseError, DefusedXmlException, ValueError, KeyError):
        raise UnseenError("unseen-broken") from None
    return _Book(shared, sheets, sheet_of)


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that `part` points to, by the id of the relation."""
    name = _rels(part)
    if name not in archive.namelist():
        return {}
    folder = posixpath.dirname(part)
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/")
        for one in _tree(archive, name)
        if one.get("TargetMode") != "External"
    }


def _rels(part: str) -> str:
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"


def _tree(archive: zipfile.ZipFile, name: str) -> Element:
    root: Element = ElementTree.fromstring(entry(archive, name))
    return root


def _kind(name: str) -> str:
    return next((part for opening, part in _PARTS if opening in name), "other")
