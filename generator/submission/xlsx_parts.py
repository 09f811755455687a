"""Read the parts that the sheets of an Excel workbook share: their list, texts and number formats."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.escape import unescape

# What Chinese editions of Excel and WPS mean by numbers that ECMA-376 leaves to the language (18.8.30, zh-cn).
_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    **dict.fromkeys((30,), "m-d-yy"),
    **dict.fromkeys((31,), _DAY),
    **dict.fromkeys((32,), 'h"时"mm"分"'),
    **dict.fromkeys((33,), 'h"时"mm"分"ss"秒"'),
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPart:
    """Where a sheet stands in the archive."""

    name: str
    path: str
    is_hidden: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What a cell of any sheet points to: a text, or the number format of its style, by number."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    is_1904: bool


def read_parts(archive: zipfile.ZipFile) -> Parts:
    """Read what the sheets share; raise KeyError, ValueError or ParseError for a damaged workbook."""
    path = next(iter(_related(archive, "", "officeDocument").values()))
    book = fromstring(archive.read(path))
    worksheets = _related(archive, path, "worksheet")
    properties = child(book, "workbookPr")
    texts = _related(archive, path, "sharedStrings")
    styles = _related(archive, path, "styles")
    return Parts(
        sheets=tuple(
            SheetPart(
                name=sheet.get("name", ""),
                path=worksheets[relation],
                is_hidden=sheet.get("state", "visible") != "visible",
            )
            for sheet in children(book, "sheets", "sheet")
            # A sheet of another kind holds a chart or a macro and no cells.
            if (relation := _relation(sheet)) in worksheets
        ),
        texts=_texts(archive, *texts.values()) if texts else (),
        formats=_formats(archive, *styles.values()) if styles else (),
        is_1904=properties is not None and properties.get("date1904") in {"1", "true"},
    )


def local(element: Element) -> str:
    """Return an element's name without its namespace, of which there are two (transitional, strict)."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element, name: str) -> Element | None:
    """Return the first child of that name, or None."""
    return next((found for found in element if local(found) == name), None)


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements along a path of names."""
    first, *rest = names
    for found in element:
        if local(found) == first:
            if rest:
                yield from children(found, *rest)
            else:
                yield found


def text_of(item: Element) -> str:
    """Return the text of a string item: its plain text or its runs, without phonetic hints."""
    runs = [item, *(found for found in item if local(found) == "r")]
    return "".join(str(unescape(found.text or "")) for run in runs for found in run if local(found) == "t")


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _related(archive: zipfile.ZipFile, path: str, kind: str) -> dict[str, str]:
    """Return the parts of a kind that a part (or '', the package) points to, by the id of the relation."""
    folder, name = posixpath.split(path)
    relations = fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
        for relation in relations
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
    }


def _texts(archive: zipfile.ZipFile, path: str) -> tuple[str, ...]:
    found: list[str] = []
    with archive.open(path) as stream:
        for _, element in iterparse(stream):
            if local(element) == "si":
                found.append(text_of(element))
                element.clear()
    return tuple(found)


def _formats(archive: zipfile.ZipFile, path: str) -> tuple[str, ...]:
    styles = fromstring(archive.read(path))
    named = {**BUILTIN_FORMATS, **_CHINESE_FORMATS}
    for own in children(styles, "numFmts", "numFmt"):
        named[int(own.get("numFmtId", "0"))] = own.get("formatCode", "")
    return tuple(named.get(int(style.get("numFmtId", "0")), "General") for style in children(styles, "cellXfs", "xf"))
