"""Say how to cite a record, in GB/T 7714 and BibTeX."""

from __future__ import annotations

from generator.pages.view import Citation
from generator.pages.writer import Writer


def citation(writer: Writer, *, record_id: str, title: str, iso_date: str) -> Citation:
    """Return the citation of a record; `iso_date` may be empty or of any precision."""
    t = writer.t
    year = iso_date[:4]
    lines = (
        f"@misc{{{record_id},",
        f"  title = {{{title}}},",
        *((f"  year = {{{year}}},",) if year else ()),
        f"  howpublished = {{{t('shell.name')}}},",
        f"  note = {{{record_id}}}",
        "}",
    )
    return Citation(heading=t("cite.heading"), gbt=t("cite.gbt", title=title, id=record_id), bibtex="\n".join(lines))
