"""Write a masked copy of a file, and say what was taken out and what people must look at."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, Parser, choice, today
from generator.errors import UsageError
from generator.i18n import Catalogue
from generator.privacy.archives import UnseenError
from generator.privacy.masked_files import SUFFIXES, Redaction, write_masked

FORMATS = ("text", "json")


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print kinds and counts of what was masked; return 1 when the copy still holds something that was found."""
    parser = Parser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    options = parser.read(arguments, t)
    if len(options.files) != 2:
        raise UsageError(t("mask.error.two_files"))
    source, target = Path(options.files[0]), Path(options.files[1])
    if not source.is_file():
        raise UsageError(t("cli.path_missing", path=messages.visible(options.files[0])))
    if source.suffix.lower() not in SUFFIXES or target.suffix.lower() != source.suffix.lower():
        raise UsageError(t("mask.error.kind", kinds=" ".join(SUFFIXES)))
    if target.exists() and target.samefile(source):
        raise UsageError(t("mask.error.same_file"))
    try:
        done = write_masked(source, target, today=today())
    except UnseenError as error:
        raise UsageError(t(f"problem.{error.code}.message")) from None
    if options.format == "json":
        log = {"redactions": done.counts, "review": done.review, "left": len(done.left)}
        print(json.dumps(log, ensure_ascii=False, indent=2))
    else:
        print(_text(done, t))
    if done.left:
        print(t("mask.left"), file=sys.stderr)
        print(messages.render(done.left, lang=t.lang, format="text", schemas={}, root_name=""), end="", file=sys.stderr)
    return ERRORS if done.left else CLEAN


def _text(done: Redaction, t: Catalogue) -> str:
    taken = [t("mask.count", kind=t(f"mask.kind.{kind}"), count=count) for kind, count in done.counts.items()]
    lines = [t("mask.taken"), *(taken or [t("mask.nothing")]), t("mask.review")]
    return "\n".join([*lines, *(t(f"mask.to_review.{code}") for code in done.review)])
