"""Say what differs between two states of the data, record by record, and which pages that changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from generator.commands.revisions import Span, find_span, refusals, span_parser
from generator.commands.shared import CLEAN, Project, choice, today
from generator.config import Settings
from generator.difference.comparing import compare
from generator.difference.excerpts import visible
from generator.difference.html import as_html
from generator.difference.json_form import as_json
from generator.difference.markdown import as_markdown
from generator.difference.page_changes import compare_pages
from generator.difference.report import lay_out
from generator.difference.sides import SchemaError, Side, open_commit, read_side
from generator.difference.speaking import Speaker
from generator.difference.text import as_text
from generator.difference.values import Difference
from generator.errors import UsageError
from generator.i18n import Catalogue, read_catalogue

FORMATS = ("text", "json", "markdown", "html")


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print the difference; it is no error that there is one."""
    parser = span_parser()
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    parser.add_argument("--pages", action="store_true")
    options = parser.read(arguments, t)
    project, span = find_span(options.revisions, t, merge_base=options.merge_base)
    words = Settings(root=project.root.parent, site_url="", repo_url="").words
    if options.pages and not words.is_dir():
        raise UsageError(t("difference.no_site"))
    site = read_catalogue(words, t.lang)
    with ExitStack() as stack:
        base = _open(stack, project, span, is_head=False, t=t)
        head = _open(stack, project, span, is_head=True, t=t)
        difference = compare(base, head)
        pages = None
        if options.pages:
            pages = compare_pages(
                base,
                head,
                catalogues=_catalogues(site, words, difference),
                is_same=difference.is_empty,
                today=today(),
                workers=os.cpu_count() or 1,
            )
        speaker = Speaker(t, site=site, base=base, head=head, today=today())
        if options.format == "json":
            text = as_json(difference, pages, speaker, base=base, head=head, merge_base=span.is_merge_base)
        else:
            report = lay_out(difference, pages, speaker, sides=span.words(t))
            text = {"text": as_text, "markdown": as_markdown, "html": as_html}[options.format](report, t)
    print(text, end="")
    return CLEAN


def _catalogues(site: Catalogue, words: Path, difference: Difference) -> tuple[Catalogue, ...]:
    """Return the words of the pages to compare: English ones besides only where something in English changed."""
    if site.lang == "en":
        return (site, read_catalogue(words, "zh"))
    return (site, read_catalogue(words, "en")) if difference.has_english else (site,)


def _open(stack: ExitStack, project: Project, span: Span, *, is_head: bool, t: Catalogue) -> Side:
    name, commit = (span.head_name, span.head) if is_head else (span.base_name, span.base)
    if not commit:
        return read_side(project.root, name="", commit="", schemas=project.schemas)
    try:
        with refusals(t):
            return stack.enter_context(
                open_commit(span.repository, name=name, commit=commit, data=span.data, schemas=project.schemas)
            )
    except SchemaError as error:
        shown = f"{visible(name)}:{span.data}/_schema"
        raise UsageError(t("cli.schema_broken", path=shown, reason=visible(str(error)))) from None
