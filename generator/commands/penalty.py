"""Answer one question from the command line: options in, text or JSON out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from decimal import Decimal

from generator.commands.shared import CLEAN, Parser, Project, choice, find_project
from generator.corpus import Corpus
from generator.errors import Severity, UsageError
from generator.i18n import Catalogue
from generator.linking import link
from generator.messages import visible
from generator.packages import read_packages
from generator.penalty import Base, Question, QuestionError, ask
from generator.penalty.amounts import read_amount
from generator.penalty.checking import Suggestion
from generator.penalty.text import write

FORMATS = ("text", "json")
_BASES = {"turnover": Base.TURNOVER, "gains": Base.GAINS, "goods_value": Base.GOODS_VALUE}


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print the answer to the question in `arguments`; raise UsageError in the catalogue's language."""
    options = _options(arguments, t)
    corpus = _corpus(find_project((), t), t)
    try:
        answer = ask(corpus, _question(options, t))
    except QuestionError as error:
        raise UsageError(_refusal(error, t)) from None
    if options.format == "json":
        print(json.dumps(answer.to_json(t), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(write(answer, corpus=corpus, t=t), end="")
    return CLEAN


def _options(arguments: Sequence[str], t: Catalogue) -> argparse.Namespace:
    parser = Parser()
    for option in ("--violation", "--region", "--on", "--turnover", "--gains", "--goods-value", "--decided"):
        parser.add_argument(option, default="")
    parser.add_argument("--fact", action="append", default=[])
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    options = parser.read(arguments, t)
    missing = [f"--{name}" for name in ("violation", "region", "on") if not getattr(options, name)]
    if missing:
        raise UsageError(t("penalty.error.missing", options=" ".join(missing)))
    return options


def _question(options: argparse.Namespace, t: Catalogue) -> Question:
    given = [(base, getattr(options, name)) for name, base in _BASES.items() if getattr(options, name)]
    if len(given) > 1:
        raise UsageError(t("penalty.error.two-amounts"))
    base: Base | None = None
    amount: Decimal | None = None
    if given:
        base, amount = given[0][0], read_amount(given[0][1])
    facts: dict[str, str] = {}
    for fact in options.fact:
        key, equals, value = fact.partition("=")
        facts[key.strip()] = value.strip() if equals else "true"
    return Question(
        violation_id=options.violation,
        region=options.region,
        act_on=options.on,
        decided_on=options.decided,
        base=base,
        amount=amount,
        facts=facts,
    )


def _corpus(project: Project, t: Catalogue) -> Corpus:
    reading = read_packages(project.root, schemas=project.schemas)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise UsageError(t("penalty.error.data"))
    try:
        return link(reading.packages)
    except KeyError:
        raise UsageError(t("penalty.error.data")) from None


def _refusal(error: QuestionError, t: Catalogue) -> str:
    text = t(f"penalty.error.{error.code}", value=visible(error.value))
    if not error.suggestions:
        return text
    shown = t("penalty.text.list").join(_suggestion(one, t) for one in error.suggestions)
    return f"{text}\n{t('penalty.error.suggest', suggestions=shown)}"


def _suggestion(one: Suggestion, t: Catalogue) -> str:
    name = t.pick(one.name_zh, one.name_en)
    return f"{one.value} {name}".strip()
