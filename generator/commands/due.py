"""Say what must leave the site, be mended or be looked at again, and by when."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from generator import formats
from generator.commands.shared import CLEAN, ERRORS, Parser, Project, choice, find_project, today
from generator.due import Item, due
from generator.errors import Severity, UsageError
from generator.i18n import Catalogue
from generator.lifecycle.clock import full_date
from generator.lifecycle.tables import rows_of
from generator.messages import visible
from generator.packages import Package, read_packages
from generator.validation import judge

FORMATS = ("text", "json")


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print what is due, a line or an object each, earliest first; return 1 when something is."""
    parser = Parser()
    parser.add_argument("--on", default="")
    parser.add_argument("--within", default="0")
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    options = parser.read(arguments, t)
    day = full_date(options.on) if options.on else today()
    if day is None:
        raise UsageError(t("due.bad_day", value=visible(options.on)))
    if not (options.within.isascii() and options.within.isdecimal() and len(options.within) <= 4):
        raise UsageError(t("due.bad_days", value=visible(options.within)))
    project = find_project((), t)
    packages = _packages(project, t)
    laws = {row["law_id"]: t.pick(row["short_zh"], row["short_en"]) for _, row in rows_of(packages, "laws")}
    items = due(packages, on=day + timedelta(days=int(options.within)))
    objects = [_object(item, project=project, day=day, laws=laws, t=t) for item in items]
    if options.format == "json":
        print(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        print("".join(t("due.line", **{**one, "file": visible(one["path"])}) + "\n" for one in objects), end="")
    print(t("due.summary", n=len(items), day=day.isoformat()), file=sys.stderr)
    return ERRORS if items else CLEAN


def _packages(project: Project, t: Catalogue) -> tuple[Package, ...]:
    """Read the packages; raise UsageError where they have errors, because dates cannot be trusted then."""
    reading = read_packages(project.root, schemas=project.schemas)
    problems = judge(reading, schemas=project.schemas, today=today())
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise UsageError(t("due.data_broken"))
    return reading.packages


def _object(item: Item, *, project: Project, day: date, laws: dict[str, str], t: Catalogue) -> dict[str, str]:
    rule = t(f"due.rule.{item.rule}")
    if item.law_id:
        article = formats.article(item.article, t.lang)
        law = laws.get(item.law_id, item.law_id)
        rule = law + article if t.lang == "zh" else ", ".join(filter(None, (law, article)))
    if not item.is_certain:
        rule += t("due.weekdays_only")
    return {
        "due_on": item.on.isoformat(),
        "state": t("due.late" if item.on < day else "due.today" if item.on == day else "due.ahead"),
        "kind": item.kind,
        "path": f"{project.name}/{item.path}",
        "record_id": item.record_id,
        "what": t(f"due.kind.{item.kind}"),
        "rule": rule,
        "law_id": item.law_id,
        "article": item.article,
        "working_days_known": str(item.is_certain).lower(),
    }
