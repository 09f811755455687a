"""Write the workbook in which a publisher's office fills in its records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, Parser, Project, choice, find_project, today
from generator.errors import Severity, UsageError
from generator.i18n import Catalogue, read_catalogue
from generator.packages import Package, read_packages
from generator.submission import layout
from generator.submission.choices import read_choices, site_words
from generator.submission.template import Order, write_template
from generator.validation.dataset import arrange
from generator.validation.descriptors import check_profile
from generator.validation.suggestions import nearest


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Write the workbook; raise UsageError for a publisher without a package."""
    project = find_project((), t)
    kinds = layout.kinds(project.schemas)
    parser = Parser()
    parser.add_argument("publisher")
    parser.add_argument("--kind", action="append", type=choice("--kind", tuple(kinds), t))
    parser.add_argument("--rows", dest="has_rows", action="store_true")
    parser.add_argument("out", type=Path)
    options = parser.read(arguments, t)
    if options.out.suffix.lower() != ".xlsx":
        raise UsageError(t("template.not_xlsx", path=messages.visible(str(options.out))))
    reading = read_packages(project.root, schemas=project.schemas)
    profiles = check_profile(arrange(reading, schemas=project.schemas, today=today()))
    errors = [*project.problems(reading), *(found for found in profiles if found.severity is Severity.ERROR)]
    if errors:
        # What cannot be read would be missing from the workbook, and its import would take it for deleted.
        project.report(errors, format="text", lang=t.lang)
        return ERRORS
    package = _find(options.publisher, reading.packages, project, t)
    wanted = options.kind or layout.kinds_of(package.tables, project.schemas)
    tables = tuple(table for kind, own in kinds.items() if kind in wanted for table in own)
    content = write_template(
        Order(package=package, packages=reading.packages, tables=tables, has_rows=options.has_rows),
        choices=read_choices(reading.packages, schemas=project.schemas, words=site_words()),
        words={lang: read_catalogue(messages.LOCALE_FOLDER, lang) for lang in messages.LANGUAGES},
    )
    options.out.write_bytes(content)
    print(
        t(
            "template.written",
            path=messages.visible(str(options.out)),
            tables=len(tables),
            size=f"{len(content) / 1024:.0f}",
        ),
        file=sys.stderr,
    )
    return CLEAN


def _find(publisher: str, packages: Sequence[Package], project: Project, t: Catalogue) -> Package:
    """Return the package of `publisher`; raise UsageError where there is none."""
    by_name = {package.name: package for package in packages}
    if publisher not in by_name:
        named = (name for name, package in by_name.items() if publisher in package.descriptor["publisher"]["name_zh"])
        suggestion = nearest(publisher, by_name) or next(named, "")
        said = t("template.publisher_unknown", value=messages.visible(publisher), root=project.name)
        raise UsageError(said + (t("template.did_you_mean", suggestion=suggestion) if suggestion else ""))
    return by_name[publisher]
