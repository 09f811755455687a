"""Stop the reading of a file that cannot be taken in, with what is to be said."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import GeneratorError

MAX_ROWS = 100_000


class UnreadableError(GeneratorError):
    """Raised where a file cannot be read; `code`, `value`, `sheet`, `cell` and `params` go into a Problem."""

    def __init__(
        self, code: str, *, value: str = "", sheet: str = "", cell: str = "", params: Mapping[str, str] | None = None
    ) -> None:
        """Keep what the problem says."""
        super().__init__(code)
        self.code, self.value, self.sheet, self.cell, self.params = code, value, sheet, cell, params or {}


def check_rows(count: int, *, sheet: str) -> None:
    """Raise UnreadableError when a sheet has more filled rows than any office's table."""
    if count > MAX_ROWS:
        raise UnreadableError("too-many-rows", sheet=sheet, params={"limit": str(MAX_ROWS)})
