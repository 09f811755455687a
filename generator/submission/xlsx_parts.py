"""Read the parts that the sheets of an Excel workbook share: their list, texts and number formats."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.escape import unescape

from generator.submission.number_formats import numbered_formats
from generator.submission.xml_names import attribute, children, local


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
            if (relation := attribute(sheet, "id")) in worksheets
        ),
        texts=_texts(archive, *texts.values()) if texts else (),
        formats=_formats(archive, *styles.values()) if styles else (),
        is_1904=any(one.get("date1904") in {"1", "true"} for one in children(book, "workbookPr")),
    )


def text_of(item: Element) -> str:
    """Return the text of a string item: its plain text or its runs, without phonetic hints."""
    runs = [item, *(found for found in item if local(found) == "r")]
    return "".join(str(unescape(found.text or "")) for run in runs for found in run if local(found) == "t")


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
    own = children(styles, "numFmts", "numFmt")
    named = numbered_formats({int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in own})
    return tuple(named.get(int(style.get("numFmtId", "0")), "General") for style in children(styles, "cellXfs", "xf"))
