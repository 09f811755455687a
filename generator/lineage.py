"""Tell which agreement came of which, as far as a source says or shows it.

A relation is stated by the later paper (``agreement_id``) of the earlier one (``related_agreement_id``).
``supersedes``, ``follows`` and ``implements`` are descent; ``related`` states none, yet belongs to the
picture, as a reader who follows a paper wants to know of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.cooperation import by_date
from generator.corpus import Accord, Corpus
from generator.records import AgreementRelation


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Agreements that relations join, directly or through others, each after those that it came of.

    `links` stand in the order of their later agreement, then of their earlier one.
    """

    accords: tuple[Accord, ...]
    links: tuple[AgreementRelation, ...]


def chain(corpus: Corpus, accord: Accord) -> Chain | None:
    """Return the whole chain that `accord` stands in; None where no relation is recorded."""
    found: dict[str, Accord] = {}
    ahead = [accord.row.agreement_id]
    while ahead:
        key = ahead.pop()
        if key not in found:
            found[key] = corpus.agreements[key]
            ahead += [link.related_agreement_id for link in found[key].relations]
            ahead += [link.agreement_id for link in found[key].reverse_relations]
    accords = in_descent(found.values())
    place = {item.row.agreement_id: number for number, item in enumerate(accords)}
    links = sorted(
        (link for item in accords for link in item.relations),
        key=lambda link: (place[link.agreement_id], place[link.related_agreement_id]),
    )
    return Chain(accords=accords, links=tuple(links)) if links else None


def in_descent(accords: Iterable[Accord]) -> tuple[Accord, ...]:
    """Return `accords` by date, but each after those that it came of, so that unknown dates find their place."""
    members = {accord.row.agreement_id: accord for accord in by_date(accords)}
    placed: dict[str, Accord] = {}
    entered: set[str] = set()

    def place(key: str) -> None:
        # Two papers that name each other have no order of descent: who is met first decides.
        if key in members and key not in entered:
            entered.add(key)
            for link in members[key].relations:
                place(link.related_agreement_id)
            placed[key] = members[key]

    for key in members:
        place(key)
    return tuple(placed.values())
