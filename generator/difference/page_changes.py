"""Compare the pages that two sides give, view by view: which come, which go, which change."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from generator.corpus import Corpus
from generator.difference.sides import Side
from generator.errors import Severity
from generator.i18n import Catalogue
from generator.lifecycle.purging import public_on
from generator.linking import link
from generator.pages.site_pages import site_pages
from generator.pages.view import PageView
from generator.pages.writer import Writer
from generator.urls import Kind
from generator.validation import judge
from generator.workers import spread

_COMPARISONS = frozenset({"compare", str(Kind.VIOLATIONS)})
_LIST = re.compile(r"(?:index|page-\d+)\.html")


class Reason(StrEnum):
    """Why no pages were compared."""

    BASE_EMPTY = "base_empty"
    BASE_INVALID = "base_invalid"
    HEAD_INVALID = "head_invalid"
    OTHER_COLUMNS = "other_columns"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page: its path below the site's root, its title, and the section of the site that it is in."""

    path: str
    title: str

    @property
    def kind(self) -> str:
        """Return the folder that says what kind of page it is; ``home`` for the home page."""
        return self.path.partition("/")[0] if "/" in self.path else "home"

    @property
    def is_comparison(self) -> bool:
        """Tell whether the page compares the regions for one violation; lists of such pages do not."""
        folder, _, file = self.path.partition("/")
        return folder in _COMPARISONS and "/" not in file and not _LIST.fullmatch(file)


@dataclass(frozen=True, kw_only=True)
class PageDifference:
    """The pages that come, go and change, by path; a `reason` where they could not be compared.

    Both sides are shown as of one day, the head's: `days` are the days of the data of both sides. What
    the day alone changes (the day itself, printed on many pages; whether a law is in force) is not told.
    """

    added: tuple[Page, ...] = ()
    gone: tuple[Page, ...] = ()
    changed: tuple[Page, ...] = ()
    days: tuple[str, str] = ("", "")
    reason: Reason | None = None
    errors: int = 0

    @property
    def is_compared(self) -> bool:
        """Tell whether the pages were compared."""
        return self.reason is None

    @property
    def comparisons(self) -> tuple[Page, ...]:
        """Return the pages among `changed` that compare regions."""
        return tuple(page for page in self.changed if page.is_comparison)


@dataclass(frozen=True, kw_only=True)
class _DatedCorpus(Corpus):
    """A corpus shown as of another day than that of its own data."""

    day: str

    @property
    def as_of(self) -> str:
        return self.day


def compare_pages(
    base: Side, head: Side, *, catalogues: tuple[Catalogue, ...], is_same: bool, today: date, workers: int
) -> PageDifference:
    """Return how the pages differ; none are made where the data are the same.

    A page counts once for both languages: it changes when it does in one of those of `catalogues`, and is
    named in the first one.
    """
    if is_same:
        return PageDifference()
    if not base.packages:
        return PageDifference(reason=Reason.BASE_EMPTY)
    if _columns(base) != _columns(head):
        # The program knows the tables of its own time only.
        return PageDifference(reason=Reason.OTHER_COLUMNS)
    for side, reason in ((head, Reason.HEAD_INVALID), (base, Reason.BASE_INVALID)):
        problems = judge(side.reading, schemas=side.schemas, today=today)
        if errors := sum(problem.severity is Severity.ERROR for problem in problems):
            return PageDifference(reason=reason, errors=errors)
    new, old = (_public(side, today) for side in (head, base))
    days = (old.as_of, new.as_of)
    old = _dated(old, new.as_of)
    found = list(spread([partial(_compare, old, new, catalogue) for catalogue in catalogues], workers=workers))
    changed = {page.path: page for each in reversed(found) for page in each.changed}
    return dataclasses.replace(found[0], changed=tuple(changed[path] for path in sorted(changed)), days=days)


def _columns(side: Side) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(field.name for field in schema.fields) for name, schema in side.schemas.items()}


def _compare(old: Corpus, new: Corpus, catalogue: Catalogue) -> PageDifference:
    before, after = ({view.path: view for view in site_pages(Writer(side, catalogue))} for side in (old, new))
    return PageDifference(
        added=tuple(_page(after[path]) for path in sorted(after.keys() - before.keys())),
        gone=tuple(_page(before[path]) for path in sorted(before.keys() - after.keys())),
        changed=tuple(
            _page(after[path]) for path in sorted(after.keys() & before.keys()) if after[path] != before[path]
        ),
    )


def _public(side: Side, today: date) -> Corpus:
    public = public_on(side.reading.packages, today=today)
    return link(public.packages, ended=public.ended)


def _dated(corpus: Corpus, day: str) -> Corpus:
    return _DatedCorpus(**{field.name: getattr(corpus, field.name) for field in dataclasses.fields(corpus)}, day=day)


def _page(view: PageView) -> Page:
    return Page(path=view.path, title=view.title)
