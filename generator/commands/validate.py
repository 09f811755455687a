"""Print every problem of the data packages."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, Parser, choice, find_project, today
from generator.errors import Severity
from generator.i18n import Catalogue
from generator.packages import SCHEMA_FOLDER
from generator.validation import validate


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print the problems to stdout, a summary to stderr; return 1 when one of them is an error."""
    parser = Parser()
    parser.add_argument("--format", default="text", type=choice("--format", messages.FORMATS, t))
    parser.add_argument("paths", nargs="*")
    options = parser.read(arguments, t)
    project = find_project(options.paths, t)
    problems = validate(project.root, schemas_folder=project.root / SCHEMA_FOLDER, only=project.only, today=today())
    project.report(problems, format=options.format, lang=t.lang)
    print(messages.summary(problems, lang=t.lang), file=sys.stderr)
    return ERRORS if any(problem.severity is Severity.ERROR for problem in problems) else CLEAN
