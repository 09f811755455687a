"""Say in words what the pages about bound regions share: names of pairs, status, since when."""

from __future__ import annotations

from generator import formats
from generator.cooperation import DRAFT, STATUSES, Promise
from generator.pages.view import Value
from generator.pages.writer import Writer
from generator.urls import MATRIX_URL, Kind, list_url


def place_name(writer: Writer, code: str) -> str:
    """Return a region's name with its province; a customs district's own, as it does not lie in that of its seat."""
    place = writer.corpus.jurisdictions[code]
    if place.level == "customs-district":
        return writer.t.pick(place.name_zh, place.name_en)
    return writer.region_name(code)


def binding_crumbs(writer: Writer) -> tuple[Value, ...]:
    """Return the way from the home page to the matrix."""
    t = writer.t
    return (
        Value(t("shell.home"), "index.html"),
        Value(t("agreements.title"), list_url(Kind.AGREEMENTS)),
        Value(t("binding.matrix"), MATRIX_URL),
    )


def pair_name(writer: Writer, a: str, b: str) -> str:
    """Return two regions in words; one region and itself as the inside of it."""
    if a == b:
        return writer.t("binding.within", a=place_name(writer, a))
    return writer.t("binding.pair", a=place_name(writer, a), b=place_name(writer, b))


def status_word(writer: Writer, status: str) -> str:
    """Return the label of a status that `generator.cooperation.status` gives."""
    return writer.t("binding.draft") if status == DRAFT else writer.t.code("agreement_status", status)


def since_words(writer: Writer, promise: Promise) -> str:
    """Return since when a mechanism is promised, and whether an undated agreement might be earlier."""
    t = writer.t
    if not promise.since:
        return t("binding.since_unknown" if promise.has_undated else "binding.since_draft")
    date = formats.date(promise.since, writer.lang)
    return t("binding.since_undated" if promise.has_undated else "binding.since", date=date)


def binding_words(writer: Writer) -> dict[str, str]:
    """Return the words that the browser needs, by their key without ``binding.``, and the labels of codes."""
    t = writer.t
    own = {key.removeprefix("binding."): word for key, word in t.words.items() if key.startswith("binding.")}
    own |= {f"status.{code}": status_word(writer, code) for code in STATUSES}
    own |= {f"basis.{code}": t.code("commitment_basis", code) for code in ("text", "report")}
    own |= {
        name: t(key)
        for name, key in (
            ("agreement", "agreements.one"),
            ("signed_on", "agreements.signed_on"),
            ("status", "agreements.status"),
            ("body", "bodies.one"),
            ("established_on", "bodies.established_on"),
            ("functions", "bodies.functions"),
            ("agreements.basis_is", "agreements.basis_is"),
            ("source.unlinked", "source.unlinked"),
            ("source.no_address", "source.no_address"),
            ("common.not_stated", "common.not_stated"),
        )
    }
    return own
