"""Write tables in their canonical form."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.commands.shared import CLEAN, ERRORS, Parser, find_project
from generator.i18n import Catalogue
from generator.packages import read_packages
from generator.validation import canonical_text

# What writing the file anew mends; every other problem of reading keeps it from being written.
_MENDED = frozenset({"byte-order-mark", "line-ending"})


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Write the tables asked for; a table that was not read whole stays as it is."""
    parser = Parser()
    parser.add_argument("paths", nargs="*")
    project = find_project(parser.read(arguments, t).paths, t)
    reading = read_packages(project.root, schemas=project.schemas)
    refused = [problem for problem in project.problems(reading) if problem.code not in _MENDED]
    tables = [table for package in reading.packages for table in package.tables.values()]
    tables = [table for table in tables if project.is_wanted(table.path)]
    changed = 0
    for table in tables:
        path = project.root / table.path
        content = canonical_text(table).encode("utf-8")
        if table.is_whole and path.read_bytes() != content:
            changed += 1
            path.write_bytes(content)
            print(t("cli.formatted", path=f"{project.name}/{table.path}"))
    project.report(refused, format="text", lang=t.lang)
    print(t("cli.format_summary", total=len(tables), changed=changed), file=sys.stderr)
    return ERRORS if refused else CLEAN
