"""Lead from a case to the one before and the one after in its release, in the order of the release's page."""

from __future__ import annotations

from generator.corpus import Case
from generator.pages.view import Sequence
from generator.pages.writer import Writer


class Sequences:
    """The cases of every release in order, made once for all cases."""

    def __init__(self, writer: Writer) -> None:
        """Order the cases of each release by id."""
        self._writer = writer
        self._orders = {
            release: tuple(sorted(cases, key=lambda case: case.row.case_id))
            for release, cases in writer.corpus.cases_by_release.items()
        }
        self._ranks = {case.row.case_id: rank for cases in self._orders.values() for rank, case in enumerate(cases)}

    def of(self, case: Case) -> Sequence | None:
        """Return where `case` stands in its release; None where it stands alone."""
        cases = self._orders[case.row.release_id]
        if len(cases) == 1:
            return None
        writer = self._writer
        rank = self._ranks[case.row.case_id]
        return Sequence(
            heading=writer.t("cases.sequence"),
            place=writer.t("cases.place", n=rank + 1, m=len(cases)),
            whole=writer.release(case.release),
            previous=writer.case(cases[rank - 1]) if rank else None,
            following=writer.case(cases[rank + 1]) if rank + 1 < len(cases) else None,
        )
