"""Turn problems into words: text for people, JSON for programs, annotations for GitHub."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from generator import formats
from generator.errors import Problem, Severity
from generator.i18n import read_catalogue
from generator.schemas import TableSchema

LANGUAGES = ("zh", "en")
FORMATS = ("text", "json", "github")
LOCALE_FOLDER = Path(__file__).parent / "locale"

_LONGEST_VALUE = 80
# The values that a column takes are of use only when all are named.
_LONGEST_LIST = 800
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A problem in the words of one language."""

    message: str
    rule: str
    mend: str
    field_title: str


def render(
    problems: Iterable[Problem],
    *,
    lang: str,
    format: str,
    schemas: Mapping[str, TableSchema],
    root_name: str,
) -> str:
    """Return `problems` in `lang` (zh, en) as `format` (text, json, github), a line each but for JSON.

    Paths are shown below `root_name`, the data root as seen from the repository.
    """
    renderers = {"text": _as_text, "github": _as_github}
    speaker = _Speaker(lang=lang, schemas=schemas, root_name=root_name)
    if format == "json":
        return json.dumps([_as_object(problem, speaker) for problem in problems], ensure_ascii=False, indent=2) + "\n"
    return "".join(renderers[format](problem, speaker) + "\n" for problem in problems)


def wording(problem: Problem, *, lang: str, schemas: Mapping[str, TableSchema]) -> Wording:
    """Return the words of `problem` in `lang`, for those who show them in a form of their own."""
    return _Speaker(lang=lang, schemas=schemas, root_name="").wording(problem)


def summary(problems: Iterable[Problem], *, lang: str) -> str:
    """Return how many errors and warnings there are, in how many files."""
    found = tuple(problems)
    words = _words(lang)
    if not found:
        return words["frame.none"]
    counts = Counter(problem.severity for problem in found)
    files = len({problem.path for problem in found})
    return words["frame.summary"].format(errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], files=files)


@dataclass(frozen=True, kw_only=True)
class _Speaker:
    """What the words of a problem depend on besides the problem."""

    lang: str
    schemas: Mapping[str, TableSchema]
    root_name: str

    def word(self, key: str) -> str:
        return _words(self.lang)[key]

    def path(self, path: str) -> str:
        return f"{self.root_name}/{path}" if self.root_name else path

    def field_title(self, problem: Problem, name: str) -> str:
        schema = self.schemas.get(problem.table or PurePosixPath(problem.path).stem)
        field = schema.field(name) if schema else None
        return field.title_in(self.lang) if field else ""

    def field_label(self, problem: Problem, name: str) -> str:
        """Return title and name of a column of the problem's table, or of another one (``table.column``)."""
        table, _, column = name.rpartition(".")
        if table in self.schemas:
            field = self.schemas[table].field(column)
            return f"{field.title_in(self.lang)} {column}" if field else column
        return f"{self.field_title(problem, name)} {name}".strip()

    def wording(self, problem: Problem) -> Wording:
        if problem.severity is Severity.NOTE:
            # A note says what was done; there is nothing to mend.
            said = self._fill(problem, f"note.{problem.code}")
            return Wording(message=said, rule="", mend="", field_title=self.field_title(problem, problem.field))
        parts = {part: self._fill(problem, f"problem.{problem.code}.{part}") for part in ("message", "rule", "mend")}
        if problem.params.get("suggestion"):
            hint = self._fill(problem, f"problem.{problem.code}.hint")
            parts["mend"] += f"（{hint}）" if self.lang == "zh" else f" ({hint})"
        return Wording(field_title=self.field_title(problem, problem.field), **parts)

    def _fill(self, problem: Problem, key: str) -> str:
        template = _words(self.lang)[key]
        return _PLACEHOLDER.sub(lambda match: self._value(problem, match.group(1)), template)

    def _value(self, problem: Problem, name: str) -> str:
        """Return what a placeholder stands for; its ending tells how to say it."""
        if name == "value":
            return visible(problem.value)
        if name.startswith("allowed"):
            named = problem.params.get(name, problem.params.get(f"{name}_{self.lang}", ""))
            return visible(named, longest=_LONGEST_LIST)
        if name not in problem.params:
            # What was said in each language needs no further saying.
            return visible(problem.params.get(f"{name}_{self.lang}", ""))
        found = problem.params[name]
        ending = name.rpartition("_")[2] if "_" in name else ""
        say: Mapping[str, Callable[[str], str]] = {
            "field": lambda text: self.field_label(problem, text),
            "table": self._table_title,
            "fields": lambda text: self._listed(self.field_title(problem, name) for name in text.split()),
            "tables": lambda text: self._listed(self._table_title(table) for table in text.split()),
            "path": self.path,
            "amount": lambda text: _amount(text, self.lang),
            "article": lambda text: _article(text, self.lang),
        }
        return say.get(ending, visible)(found)

    def _listed(self, titles: Iterable[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(titles)

    def _table_title(self, table: str) -> str:
        schema = self.schemas.get(table)
        return schema.title_in(self.lang) if schema else table


def visible(text: str, *, longest: int = _LONGEST_VALUE) -> str:
    """Return `text` short, on one line and with every invisible character spelled out.

    A value comes from a stranger and goes to a terminal: it must not steer it or turn its text round.
    """
    short = text if len(text) <= longest else text[:longest] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)


@cache
def _words(lang: str) -> Mapping[str, str]:
    return read_catalogue(LOCALE_FOLDER, lang).words


def _place(problem: Problem, speaker: _Speaker) -> str:
    if problem.sheet:
        sheet = speaker.word("frame.sheet").format(sheet=visible(problem.sheet), cell=problem.cell)
        place = f"{visible(problem.path)} {sheet}".strip()
    else:
        place = visible(speaker.path(problem.path)) + (f":{problem.line}" if problem.line else "")
    inside = [speaker.field_label(problem, problem.field)] if problem.field else []
    if part := problem.params.get("part"):
        inside.append(speaker.word(f"frame.part.{part}"))
    if commit := problem.params.get("commit"):
        inside.append(speaker.word("frame.commit").format(commit=commit))
    return place + "".join(speaker.word("frame.place").format(field=one) for one in inside)


def _as_text(problem: Problem, speaker: _Speaker) -> str:
    wording = speaker.wording(problem)
    frame = {Severity.ERROR: "frame.line", Severity.WARNING: "frame.warning", Severity.NOTE: "frame.note"}
    return speaker.word(frame[problem.severity]).format(
        place=_place(problem, speaker), message=wording.message, rule=wording.rule, mend=wording.mend
    )


def _as_object(problem: Problem, speaker: _Speaker) -> dict[str, str | int | None]:
    wording = speaker.wording(problem)
    return {
        "path": problem.path if problem.sheet else speaker.path(problem.path),
        **({"sheet": problem.sheet, "cell": problem.cell} if problem.sheet else {}),
        **{name: problem.params[name] for name in ("part", "commit") if name in problem.params},
        "line": problem.line,
        "field": problem.field,
        "field_title": wording.field_title,
        "value": problem.value,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": wording.message,
        "rule": wording.rule,
        "mend": wording.mend,
    }


def _as_github(problem: Problem, speaker: _Speaker) -> str:
    """Return a workflow command; GitHub shows it beside the line of the change."""
    title = speaker.word(f"frame.title_{problem.severity.value}").format(code=problem.code)
    properties = {"file": speaker.path(problem.path), "line": str(problem.line or 1), "title": title}
    command = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    return workflow_command(command, _as_text(problem, speaker), properties)


def workflow_command(command: str, text: str, properties: Mapping[str, str]) -> str:
    """Return a workflow command of GitHub (error, warning, notice) that says `text`."""
    shown = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{command} {shown}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _amount(text: str, lang: str) -> str:
    """Say ``30000 CNY``, ``5 times`` or ``20 percent`` in `lang`."""
    number, _, unit = text.partition(" ")
    forms = {
        "zh": {"CNY": "{}元", "times": "{}倍", "percent": "{}%"},
        "en": {"CNY": "CNY {}", "times": "{} times", "percent": "{} %"},
    }
    return forms[lang].get(unit, "{}").format(number)


def _article(text: str, lang: str) -> str:
    """Say ``60(2)`` as 第六十条第二款 or as article 60(2)."""
    return formats.article(text, lang)
