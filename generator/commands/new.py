"""Set up a publisher: a package without rows that is right in every respect, and who owns it."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, Parser, Project, find_project, today
from generator.errors import Severity, UsageError
from generator.i18n import Catalogue, read_catalogue
from generator.packages import Package, Reading, read_packages
from generator.submission import new_package
from generator.validation import judge

_OWNERS = Path(".github/CODEOWNERS")
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9._-]+)?")
_NEEDED = ("name_zh", "name_en", "jurisdiction", "contact_zh", "contact_en")


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Write the package whole, or say everything that is wrong with the request and write nothing."""
    options = _options(arguments, t)
    project = find_project((), t)
    reading = read_packages(project.root, schemas=project.schemas)
    on = today()
    if refused := tuple(_refusals(options, project=project, reading=reading, on=on, t=t)):
        raise UsageError("\n".join(refused))
    package = new_package.compose(
        _request(options, on=on),
        folder=project.root / options.publisher,
        schemas=project.schemas,
        words={lang: read_catalogue(messages.LOCALE_FOLDER, lang) for lang in messages.LANGUAGES},
    )
    together = Reading(packages=(*reading.packages, package), problems=(), incomplete=reading.incomplete)
    problems = [
        problem
        for problem in judge(together, schemas=project.schemas, today=on)
        if problem.severity is Severity.ERROR and problem.path.startswith(f"{package.name}/")
    ]
    if problems:
        project.report(problems, format="text", lang=t.lang)
        print(t("new.refused"), file=sys.stderr)
        return ERRORS
    _write(package, owner=options.owner, project=project)
    print(_next_steps(package, owner=options.owner, project=project, t=t))
    return CLEAN


def _options(arguments: Sequence[str], t: Catalogue) -> argparse.Namespace:
    parser = Parser()
    parser.add_argument("publisher", nargs="?", default="")
    for option in ("--name-zh", "--name-en", "--jurisdiction", "--agency", "--contact-zh", "--contact-en", "--owner"):
        parser.add_argument(option, default="")
    parser.add_argument("--kind", dest="kinds", nargs="+", default=["cases"])
    parser.add_argument("--official", dest="is_official", action="store_true")
    options = parser.read(arguments, t)
    missing = [f"--{name.replace('_', '-')}" for name in _NEEDED if not getattr(options, name).strip()]
    if not options.publisher:
        raise UsageError(t("new.no_publisher"))
    if missing:
        raise UsageError(t("new.missing", options=" ".join(missing)))
    return options


def _refusals(
    options: argparse.Namespace, *, project: Project, reading: Reading, on: date, t: Catalogue
) -> Iterator[str]:
    name = options.publisher
    if not new_package.is_name(name):
        place = _english_place(reading, options.jurisdiction)
        yield t("new.name", value=messages.visible(name), suggestion=new_package.name_from(name, place, "hangzhou"))
    elif (project.root / name).exists():
        yield t("new.exists", path=f"{project.name}/{name}")
    if unknown := [kind for kind in options.kinds if kind not in new_package.KINDS]:
        yield t("new.kind_unknown", value=messages.visible(" ".join(unknown)), kinds=" ".join(new_package.KINDS))
    for lang in messages.LANGUAGES:
        if not new_package.is_office(getattr(options, f"contact_{lang}"), lang=lang, on=on):
            yield t(f"new.contact_{lang}")
    if options.owner and not _OWNER.fullmatch(options.owner):
        yield t("new.owner", value=messages.visible(options.owner))


def _english_place(reading: Reading, code: str) -> str:
    for package in reading.packages:
        if table := package.tables.get("jurisdictions"):
            for row in table.rows:
                if row.values["jurisdiction_code"] == code:
                    return row.values["name_en"]
    return ""


def _request(options: argparse.Namespace, *, on: date) -> new_package.Request:
    return new_package.Request(
        publisher=options.publisher,
        name_zh=options.name_zh,
        name_en=options.name_en,
        jurisdiction_code=options.jurisdiction,
        agency_id=options.agency,
        contact_zh=options.contact_zh,
        contact_en=options.contact_en,
        kinds=tuple(kind for kind in new_package.KINDS if kind in options.kinds),
        is_official=options.is_official,
        on=on,
    )


def _write(package: Package, *, owner: str, project: Project) -> None:
    """Write aside and move into place, so that the folder is there whole or not at all."""
    with tempfile.TemporaryDirectory(prefix=".new-", dir=project.root) as aside:
        folder = Path(aside) / package.name
        folder.mkdir()
        for name, text in new_package.files(package):
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        owners = Path(aside) / _OWNERS.name
        if owner:
            target = project.root.parent / _OWNERS
            target.parent.mkdir(exist_ok=True)
            before = target.read_text(encoding="utf-8") if target.exists() else ""
            owners.write_text(before + _owner_line(package, owner, project) + "\n", encoding="utf-8", newline="\n")
        folder.rename(package.folder)
        if owner:
            shutil.move(owners, target)


def _owner_line(package: Package, owner: str, project: Project) -> str:
    return f"/{project.root.name}/{package.name}/ {owner}"


def _next_steps(package: Package, *, owner: str, project: Project, t: Catalogue) -> str:
    line = _owner_line(package, owner or t("new.owner_example"), project)
    return t(
        "new.done",
        path=f"{project.name}/{package.name}",
        tables=len(package.tables),
        owners=t("new.owner_written" if owner else "new.owner_open", file=_OWNERS.as_posix(), line=line),
        publisher=package.name,
    ).strip()
