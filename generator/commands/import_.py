"""Take in what an office sent: say what stands against it and what it changes; write it when asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.commands.shared import CLEAN, ERRORS, Parser, Project, choice, find_project, today
from generator.errors import UsageError
from generator.i18n import Catalogue
from generator.messages import visible
from generator.packages import Reading, read_packages
from generator.privacy.files import workbook_findings
from generator.submission.annotating import annotate
from generator.submission.carried import Received
from generator.submission.choices import read_choices, site_words
from generator.submission.importing import import_workbooks
from generator.submission.reading import read_workbook
from generator.submission.reporting import Report
from generator.submission.storing import store

FORMATS = ("text", "json")


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print what the files come to; return 1 when an error stands against one of their rows, and write nothing then."""
    parser = Parser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--publisher", default="")
    parser.add_argument("--write", dest="is_write", action="store_true")
    parser.add_argument("--annotate", default="")
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    options = parser.read(arguments, t)
    if not options.files or not options.publisher:
        raise UsageError(t("import.error.missing"))
    sources = [_source(file, t) for file in options.files]
    target = _target(options.annotate, sources, t) if options.annotate else None
    project = find_project((), t)
    reading = read_packages(project.root, schemas=project.schemas)
    if not _is_read(options.publisher, reading, project, t):
        return ERRORS
    day = today()
    found = import_workbooks(
        [Received(workbook=read_workbook(source), findings=workbook_findings(source, today=day)) for source in sources],
        publisher=options.publisher,
        reading=reading,
        choices=read_choices(reading.packages, schemas=project.schemas, words=site_words()),
        today=day,
    )
    written: tuple[str, ...] = ()
    if options.is_write and found.files:
        store(found.files, root=project.root)
        written = tuple(found.files)
    if target:
        annotate(sources[0], found.problems, target, lang=t.lang, schemas=project.schemas)
    report = Report(
        found=found,
        publisher=options.publisher,
        written=written,
        annotated=options.annotate,
        schemas=project.schemas,
        root_name=project.name,
        today=day,
    )
    print(report.as_json(t) if options.format == "json" else report.as_text(t), end="")
    return ERRORS if found.is_refused else CLEAN


def _source(given: str, t: Catalogue) -> Path:
    path = Path(given)
    if not path.is_file():
        raise UsageError(t("cli.path_missing", path=visible(given)))
    return path


def _target(given: str, sources: Sequence[Path], t: Catalogue) -> Path:
    """Return where the annotated workbook goes: one of one file, and never the file itself."""
    path = Path(given)
    if len(sources) > 1:
        raise UsageError(t("import.error.annotate_many"))
    if path.suffix.lower() != ".xlsx":
        raise UsageError(t("import.error.annotate_kind", path=visible(given)))
    if path.exists() and path.samefile(sources[0]):
        raise UsageError(t("import.error.annotate_source"))
    return path


def _is_read(publisher: str, reading: Reading, project: Project, t: Catalogue) -> bool:
    """Tell whether the package could be read, else print why; raise UsageError when there is none of that name."""
    names = [package.name for package in reading.packages]
    if publisher in names:
        return True
    broken = [problem for problem in project.problems(reading) if problem.path.startswith(f"{publisher}/")]
    if not broken:
        raise UsageError(t("import.error.publisher", value=visible(publisher), known=" ".join(names)))
    project.report(broken, format="text", lang=t.lang)
    return False
