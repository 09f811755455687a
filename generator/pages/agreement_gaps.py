"""List what the sources of an agreement do not say, so that silence is not read as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts.timeline import precision
from generator.corpus import Accord
from generator.pages.view import Points, Value
from generator.pages.writer import Writer

# What editors note as not seen in many records, and the gap that it is.
_NOTED = {
    "签署日期": "date", "印发日期": "date",
    "具体签署日期": "date", "具体印发日期": "date", "正式印发日期": "date",
    "签署地": "place",
    "协议全文": "text", "文件全文": "text", "条文": "text",
    "协议其余条文": "rest", "文件其余条文": "rest",
    "网页题名": "page_title",
    "正式题名": "title", "中文题名": "title", "中文正式题名": "title",
    "签署名单": "parties", "28省份名单": "parties", "签署中心名单": "parties", "其余七家法院名单": "parties",
}  # fmt: skip


def gap_block(writer: Writer, accord: Accord) -> Points | None:
    """Return what is unknown; None where nothing is."""
    t = writer.t
    pieces = accord.row.not_seen_zh.split("、") if accord.row.not_seen_zh else []
    named = [_NOTED[piece] for piece in pieces if piece in _NOTED]
    names = [*_gaps(accord), *named]
    # The date is named with how far it is known.
    names = [f"date_{precision(accord.row.signed_on)}" if name == "date" else name for name in names]
    points = [Value(t(f"drawn.gap.{name}")) for name in dict.fromkeys(names) if name != "date_day"]
    points += [writer.foreign(piece) for piece in pieces if piece not in _NOTED]
    if not points:
        return None
    return Points(heading=t("drawn.gaps"), anchor="gaps", points=tuple(points), note=t("drawn.gaps_note"))


def _gaps(accord: Accord) -> Iterator[str]:
    """Yield the names of what the record itself leaves open, in the order of the page."""
    row = accord.row
    if precision(row.signed_on) != "day":
        yield "date"
    if any(party.is_group for party in accord.signatories):
        yield "parties"
    if row.status == "unknown":
        yield "status"
    if not accord.commitments:
        yield "commitments"
    elif all(item.basis == "report" for item in accord.commitments):
        yield "wording"
