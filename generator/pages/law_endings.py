"""Find what rests on law versions with a known last day, and where the cited articles went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator import formats
from generator.corpus import Case, Corpus, Tier
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.records import Law

REVIEW_URL = "laws/review.html"


class Stage(StrEnum):
    """How near the last day of a law version is."""

    ENDED = "ended"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A law version with a last day, the version after it, and the tiers and cases that cite it."""

    law: Law
    stage: Stage
    after: Law | None
    tiers: tuple[Tier, ...]
    cases: tuple[Case, ...]


def endings(corpus: Corpus, *, as_of: str) -> tuple[Ending, ...]:
    """Return every law version with a known last day, the latest first; `as_of` is an ISO day."""
    found = [_ending(corpus, law, as_of=as_of) for law in corpus.laws.values() if law.effective_to]
    return tuple(sorted(found, key=lambda one: (one.law.effective_to, one.law.law_id), reverse=True))


def stage(law: Law, *, as_of: str) -> Stage:
    """Return how near the last day of `law` is: passed, within twelve months of `as_of`, or later."""
    last = law.effective_to
    if as_of[: len(last)] > last:
        return Stage.ENDED
    in_a_year = f"{int(as_of[:4]) + 1}{as_of[4:]}"
    return Stage.SOON if last <= in_a_year else Stage.LATER


def moved_to(writer: Writer, law: Law, *, article: str) -> tuple[Value, ...]:
    """Return links to where `article` of `law` stands in the next version; words where no move is recorded."""
    corpus = writer.corpus
    base = formats.article_number(article)
    found = tuple(_moves(writer, law, base=base))
    if found:
        return found
    later = any(law.law_id == move.from_law_id for move in corpus.moves)
    return (Value(writer.t("review.no_move" if later else "review.no_moves")),)


def review_link(writer: Writer, law: Law) -> Value:
    """Return the link to what has to be looked at again because `law` ends: to its own section where it has one."""
    cites = writer.corpus.tiers_by_law.get(law.law_id) or writer.corpus.cases_by_law.get(law.law_id)
    return Value(writer.t("review.link"), f"{REVIEW_URL}#{law.law_id if cites else 'overview'}")


def family_url(family_id: str) -> str:
    """Return the address of the page that sets the versions of a law side by side."""
    return f"laws/family-{family_id}.html"


def _moves(writer: Writer, law: Law, *, base: str) -> Iterator[Value]:
    corpus = writer.corpus
    for move in corpus.moves:
        if move.from_law_id == law.law_id and base and formats.article_number(move.from_article) == base:
            yield writer.article(corpus.laws[move.to_law_id], move.to_article)


def _ending(corpus: Corpus, law: Law, *, as_of: str) -> Ending:
    family = corpus.families[law.family_id]
    place = family.index(law)
    return Ending(
        law=law,
        stage=stage(law, as_of=as_of),
        after=family[place - 1] if place else None,
        tiers=corpus.tiers_by_law.get(law.law_id, ()),
        cases=corpus.cases_by_law.get(law.law_id, ()),
    )
