"""Show where the parties of an agreement are: provinces as tiles, the places that sign named beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.charts.tile_grid import PLACES, Tile, tile_grid
from generator.corpus import Accord
from generator.pages.view import Block, Value
from generator.pages.writer import Writer
from generator.records import Signatory


@dataclass(frozen=True, slots=True)
class Spot:
    """A region on the grid (or words for what is not on it), and the names said beside it."""

    head: Value
    names: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class PartyMap(Block):
    """The tile grid (`svg` is markup of ours) and the list beside it: who signs, who only takes part, who is off it."""

    template: ClassVar[str] = "partials/party-map.html"
    svg: str
    spots: tuple[Spot, ...]
    note: str


def party_map(writer: Writer, accord: Accord) -> Iterator[PartyMap]:
    """Yield where the parties are; nothing where none of them belongs to a province."""
    t = writer.t
    signing, helping, off = _placed(writer, accord)
    if not signing and not helping:
        return
    title = t("drawn.map")
    yield PartyMap(
        heading=title,
        anchor="map",
        svg=tile_grid(
            (_tile(writer, code, signing.get(code, []), helping.get(code, [])) for code in PLACES),
            lang=writer.lang,
            href=lambda code: f"../regions/{code}.html" if code in signing or code in helping else "",
            title=title,
        ),
        spots=tuple(_spots(writer, signing, helping, off)),
        note=t("drawn.map_note"),
    )


def _placed(
    writer: Writer, accord: Accord
) -> tuple[dict[str, list[Signatory]], dict[str, list[Signatory]], list[Signatory]]:
    """Return the parties that sign and those that only take part, by province, and those that no tile holds."""
    corpus = writer.corpus
    signing: defaultdict[str, list[Signatory]] = defaultdict(list)
    helping: defaultdict[str, list[Signatory]] = defaultdict(list)
    off: list[Signatory] = []
    for party in accord.signatories:
        code = party.jurisdiction_code
        top = corpus.province(code) if code else ""
        if top not in PLACES or corpus.jurisdictions[code].level == "customs-district":
            off.append(party)
        else:
            (signing if party.role == "signatory" else helping)[top].append(party)
    return signing, helping, off


def _spots(
    writer: Writer, signing: dict[str, list[Signatory]], helping: dict[str, list[Signatory]], off: list[Signatory]
) -> Iterator[Spot]:
    """Yield the provinces where cities take part, or nobody signs; the table of parties has all the others."""
    t = writer.t
    for code in sorted(signing.keys() | helping.keys()):
        if code in signing and all(party.jurisdiction_code == code for party in signing[code]):
            continue
        head = writer.region(code)._replace(note="" if code in signing else t("drawn.only_helps"))
        names = (_name(writer, code, party) for party in (*signing.get(code, ()), *helping.get(code, ())))
        yield Spot(head, tuple(names))
    if off:
        yield Spot(Value(t("drawn.off_map")), tuple(_name(writer, "", party) for party in off))


def _tile(writer: Writer, code: str, signing: list[Signatory], helping: list[Signatory]) -> Tile:
    t = writer.t
    name = writer.region_name(code)
    if signing:
        return Tile(code=code, count=len(signing), label=t("drawn.tile_signs", name=name, n=len(signing)), tone="signs")
    if helping:
        roles = t("binding.comma").join(dict.fromkeys(t.code("signatory_role", party.role) for party in helping))
        return Tile(code=code, count=0, label=t("drawn.tile_helps", name=name, roles=roles), tone="helps", mark=roles)
    return Tile(code=code, count=0, label=name)


def _name(writer: Writer, top: str, party: Signatory) -> Value:
    """Return the place below a province that a party belongs to, else its own name; its role unless it signs."""
    t = writer.t
    role = t.code("signatory_role", party.role) if party.role != "signatory" else ""
    if top and party.jurisdiction_code != top:
        place = writer.corpus.jurisdictions[party.jurisdiction_code]
        return Value(t.pick(place.name_zh, place.name_en), f"regions/{party.jurisdiction_code}.html", note=role)
    return Value(t.pick(party.name_zh, party.name_en), note=role)
