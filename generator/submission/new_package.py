"""Compose a publisher's empty package: its descriptor and its tables without rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.i18n import Catalogue
from generator.packages import DESCRIPTOR, Package, Table
from generator.privacy.texts import personal_data
from generator.schemas import TableSchema
from generator.submission.describing import resource
from generator.submission.layout import kinds

# What a publisher's own package holds; agreements and codes lie in packages that all share.
KINDS = ("cases", "standards")
MOST_ROWS = 1000

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_NAME = 40
# A page of the register, and the devices that Windows keeps for itself.
_RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})

_TELEPHONE = re.compile(r"[（(]?(?:电话|Tel\.?|tel\.?)?[:： ]*[+\d][-+—\d 转、]{4,}[）)]?\s*$")
_OFFICE = {
    "zh": re.compile(r".+(?:处|科|局|室|厅|司|署|部|中心|大队|支队|总队|机构|窗口|委员会)(?:[（(].+[处科局室][）)])?"),
    "en": re.compile(
        r"\b(?:office|division|department|bureau|section|administration|cent(?:er|re)|unit|desk|committee|commission"
        r"|team|branch|secretariat|authority)\b",
        re.IGNORECASE,
    ),
}
_PERSON = {
    "zh": re.compile(r"联系人|经办人|负责人|先生|女士|同志|老师|[处科局厅主司署部]长|主任"),
    "en": re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Director|Chief|Contact person)\b", re.IGNORECASE),
}
# 张处, 李科: a surname and a title.
_SHORTEST_OFFICE = {"zh": 3, "en": 1}


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is known of a new publisher; `agency_id` may be empty, `kinds` are some of KINDS."""

    publisher: str
    name_zh: str
    name_en: str
    jurisdiction_code: str
    agency_id: str
    contact_zh: str
    contact_en: str
    kinds: tuple[str, ...]
    is_official: bool
    on: date


def is_name(publisher: str) -> bool:
    """Tell whether `publisher` can name a folder, its pages and the beginning of its ids."""
    return bool(_NAME.fullmatch(publisher)) and len(publisher) <= _LONGEST_NAME and publisher not in _RESERVED


def name_from(*words: str) -> str:
    """Return the first of `words` that makes a name once it is spelled as one; '' when none does."""
    spelled = (re.sub(r"[^a-z0-9]+", "-", word.lower().replace("'", "")).strip("-") for word in words)
    return next((name for name in spelled if is_name(name)), "")


def is_office(contact: str, *, lang: str, on: date) -> bool:
    """Tell whether `contact` names an office: no person, no mobile number or address of a mailbox."""
    office = _TELEPHONE.sub("", contact.strip()).strip()
    return (
        len(office) >= _SHORTEST_OFFICE[lang]
        and bool(_OFFICE[lang].fullmatch(office) if lang == "zh" else _OFFICE[lang].search(office))
        and not _PERSON[lang].search(office)
        and not personal_data(contact, today=on)
    )


def compose(
    request: Request, *, folder: Path, schemas: Mapping[str, TableSchema], words: Mapping[str, Catalogue]
) -> Package:
    """Return the package as reading it from `folder` would, in the words of both languages."""
    names = tuple(table for kind in request.kinds for table in kinds(schemas)[kind])
    return Package(
        name=request.publisher,
        folder=folder,
        descriptor={
            **_heading(request, words),
            "row_bounds": {name: {"min": 0, "max": MOST_ROWS} for name in names},
            "pia_reference": "",
            "resources": [resource(schemas[name], tables=frozenset(names)) for name in names],
        },
        tables={name: _table(schemas[name], shown=f"{request.publisher}/{name}.csv") for name in names},
    )


def files(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of `package`."""
    yield DESCRIPTOR, json.dumps(package.descriptor, ensure_ascii=False, indent=2) + "\n"
    for table in package.tables.values():
        yield f"{table.name}.csv", table.text


def _heading(request: Request, words: Mapping[str, Catalogue]) -> dict[str, object]:
    def said(key: str, lang: str) -> str:
        t = words[lang]
        kinds_named = t("new.and").join(t(f"new.kind.{kind}") for kind in request.kinds)
        return t(f"new.descriptor.{key}", name=t.pick(request.name_zh, request.name_en), kinds=kinds_named)

    standing = "official" if request.is_official else "unofficial"
    compiler = request.name_zh if request.is_official else words["zh"]("new.descriptor.compiler")
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": request.publisher,
        "title": said("title", "zh"),
        "title_en": said("title", "en"),
        "description": said("description", "zh"),
        "description_en": said("description", "en"),
        "version": "1.0.0",
        "created": f"{request.on.isoformat()}T00:00:00Z",
        "homepage": "",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": compiler, "roles": ["publisher" if request.is_official else "compiler"]}],
        "publisher": {
            "name_zh": request.name_zh,
            "name_en": request.name_en,
            "agency_id": request.agency_id,
            "jurisdiction_code": request.jurisdiction_code,
        },
        "contact_office": {"zh": request.contact_zh, "en": request.contact_en},
        "official": request.is_official,
        "notice_zh": said(standing, "zh"),
        "notice_en": said(standing, "en"),
        "last_checked": request.on.isoformat(),
        "update_frequency": "irregular",
        "id_prefixes": [f"{request.publisher}-"],
    }


def _table(schema: TableSchema, *, shown: str) -> Table:
    header = tuple(field.name for field in schema.fields)
    return Table(name=schema.name, path=shown, schema=schema, header=header, rows=(), text=",".join(header) + "\n")
