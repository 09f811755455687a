"""Answer one question from the command line: options in, text or JSON out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

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
from generator.schemas import TableSchema

FORMATS = ("text", "json")
_BASES = {"turnover": Base.TURNOVER, "gains": Base.GAINS, "goods_value": Base.GOODS_VALUE}


class _Parser(argparse.ArgumentParser):
    """A parser that leaves the words to our catalogue."""

    def error(self, message: str) -> NoReturn:
        """Raise _UnparsedError."""
        raise _UnparsedError(message)


class _UnparsedError(Exception):
    """Raised where argparse would print English and leave."""


def reply(arguments: Sequence[str], *, datasets: Path, schemas: Mapping[str, TableSchema], t: Catalogue) -> str:
    """Return the answer to the question in `arguments`; raise UsageError in the catalogue's language."""
    options = _options(arguments, t)
    corpus = _corpus(datasets, schemas, t)
    try:
        answer = ask(corpus, _question(options, t))
    except QuestionError as error:
        raise UsageError(_refusal(error, t)) from None
    if options.format == "json":
        return json.dumps(answer.to_json(t), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return write(answer, corpus=corpus, t=t)


def _options(arguments: Sequence[str], t: Catalogue) -> argparse.Namespace:
    parser = _Parser(add_help=False, allow_abbrev=False)
    for option in ("--violation", "--region", "--on", "--turnover", "--gains", "--goods-value", "--decided", "--lang"):
        parser.add_argument(option, default="")
    parser.add_argument("--fact", action="append", default=[])
    parser.add_argument("--format", default="text")
    try:
        options = parser.parse_args(list(arguments))
    except _UnparsedError:
        raise UsageError(t("cli.bad_arguments", arguments=visible(" ".join(arguments)))) from None
    if options.format not in FORMATS:
        raise UsageError(
            t("cli.unknown_value", option="--format", value=visible(options.format), choices=" ".join(FORMATS))
        )
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


def _corpus(datasets: Path, schemas: Mapping[str, TableSchema], t: Catalogue) -> Corpus:
    reading = read_packages(datasets, schemas=schemas)
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
