"""Say a number of cases with those that are no longer public: they leave, their counts stay."""

from __future__ import annotations

from generator.pages.view import Value
from generator.pages.writer import Writer


def counted(writer: Writer, public: int, ended: int, *, href: str = "") -> Value:
    """Return the number of both, with a note on those that ended; a link only where some are public."""
    note = writer.t("ended.of_which", n=ended) if ended else ""
    return Value(str(public + ended), href if public else "", note=note)


def with_ended(writer: Writer, said: str, ended: int) -> str:
    """Return a sentence on a number of cases, followed by one on those of them that are no longer public."""
    if not ended:
        return said
    return said + ("" if writer.lang == "zh" else " ") + writer.t("ended.said", n=ended)
