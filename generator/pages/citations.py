"""Say how to cite a record and its source, in GB/T 7714—2015 and BibTeX.

GB/T 7714—2015, 4.6 (electronic resources): creator. Title[DB/OL or EB/OL]. (date of the last change)
[date of access]. Address. The day of access is the reader's and stays open.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.i18n import Catalogue
from generator.pages.view import Citation
from generator.pages.writer import Writer
from generator.records import SourcedRow
from generator.urls import Kind, canonical, language_root, record_url

# What TeX would read as a command. An address stands as it is, but for what could end the field.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_URL = "!#$%&'()*+,/:;=?@[]"


def citation(
    writer: Writer, *, kind: Kind, record_id: str, title: str, source: SourcedRow, source_date: str = ""
) -> Citation:
    """Return the citation of a record and of its `source`; `source_date` may be of any precision."""
    t = writer.t
    as_of = writer.corpus.as_of
    url = canonical(writer.site_url, language_root(writer.lang) + record_url(kind, record_id))
    author = t("shell.name")
    entries = [bibtex(record_id, author=author, title=title, date=as_of, url=url, note=t("cite.as_of", as_of=as_of))]
    cited_source = None
    if source.source_url:
        publisher, source_title = source.source_publisher, source.source_title or source.source_url
        entries.append(
            bibtex(f"{record_id}-source", author=publisher, title=source_title, date=source_date, url=source.source_url)
        )
        cited_source = writer.foreign(
            _gbt(author=publisher, title=source_title, medium="EB/OL", date=source_date, url=source.source_url, t=t)
        )
    return Citation(
        heading=t("cite.heading"),
        gbt=_gbt(author=author, title=title, medium="DB/OL", date=as_of, url=url, t=t),
        source=cited_source,
        bibtex="\n\n".join(entries),
        note=t("cite.note", as_of=as_of),
    )


def bibtex(key: str, *, author: str, title: str, date: str, url: str, note: str = "") -> str:
    """Return an ``@misc`` entry; what is empty is left out. Braces within quotes keep a name or title whole."""
    fields = {
        "author": f'"{{{_escaped(author)}}}"' if author else "",
        "title": f'"{{{_escaped(title)}}}"',
        "year": f"{{{date[:4]}}}" if date else "",
        "url": f"{{{quote(url, safe=_URL)}}}",
        "note": f"{{{_escaped(note)}}}" if note else "",
    }
    lines = (f"  {name} = {value}" for name, value in fields.items() if value)
    return ",\n".join((f"@misc{{{key}", *lines)) + "\n}"


def _gbt(*, author: str, title: str, medium: str, date: str, url: str, t: Catalogue) -> str:
    creator = f"{author}. " if author else ""
    changed = f"({date})" if date else ""
    return f"{creator}{title}[{medium}]. {changed}[{t('cite.accessed')}]. {url}."


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], text)
