"""Draw who is bound by which paper: a column for each region, a line for each paper through those that it binds.

Lines between every two regions of an agreement of twelve would be sixty-six; one line through twelve
columns says the same and can be followed. Papers of one group stand together, and only the columns
that they touch are drawn there. (Parallel aggregated ordered hypergraph: Valdivia et al., IEEE TVCG 27
(2021) 1.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.lettering import cut, width, wrap

WIDTH = 1200
_FONT = 13
_SMALL = 11.5
_LABELS = 336
_ROW = 22
_GROUP = 15
_TITLE = 22
_DOT = 5.0
_FULL = 8.0
_MARGIN = 14


@dataclass(frozen=True, slots=True)
class Node:
    """A region and the name at the head of its column."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Strand:
    """A paper: `ties` are the regions that it binds with the number of their parties; `empty` says why none."""

    key: str
    label: str
    words: str
    href: str
    tone: str
    ties: Mapping[str, int]
    empty: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The papers of one group."""

    key: str
    name: str
    strands: tuple[Strand, ...]

    def weight(self, code: str) -> int:
        """Return how many of the papers bind a region."""
        return sum(code in strand.ties for strand in self.strands)


def network(nodes: Sequence[Node], bundles: Sequence[Bundle], *, title: str, description: str) -> Markup:
    """Return the drawing of `bundles` from top to bottom, with `nodes` from left to right in the order given.

    The role is ``group``, not ``img``: an image would hide its links from assistive technology.
    """
    step = (WIDTH - _LABELS - 2 * _MARGIN) / max(1, len(nodes) - 1)
    columns = {node.code: _LABELS + _MARGIN + number * step for number, node in enumerate(nodes)}
    drawn: list[Markup] = []
    y = 0.0
    for bundle in bundles:
        part, y = _bundle(bundle, nodes, columns, top=y)
        drawn.append(part)
    return Markup(
        '<svg class="od-net" viewBox="0 0 {} {:.0f}" role="group" aria-label="{}" font-size="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(WIDTH, y, title, _FONT, title, description, Markup("").join(drawn))


def dot(tone: str, parties: int) -> Markup:
    """Return the mark of a tie for a legend."""
    return Markup('<svg class="od-net__swatch" viewBox="0 0 36 18" aria-hidden="true">{}</svg>').format(
        Markup('<line class="od-net__line od-net__line--{}" x1="2" x2="34" y1="9" y2="9"/>{}').format(
            tone, _dot("", tone, parties, x=18, y=9)
        )
    )


def _bundle(bundle: Bundle, nodes: Sequence[Node], columns: Mapping[str, float], *, top: float) -> tuple[Markup, float]:
    """Return the drawing of a group and where the next one starts."""
    touched = [node for node in nodes if bundle.weight(node.code)]
    # Names stand upright above their columns, the number of papers below them.
    names = max((width(node.name, size=_SMALL) for node in touched), default=0)
    head = top + names + 28
    foot = head + len(bundle.strands) * _ROW + 6
    drawn = [Markup('<line class="od-net__edge" x1="0" x2="{0}" y1="{1:.0f}" y2="{1:.0f}"/>').format(WIDTH, top)]
    lines = wrap(bundle.name, size=_GROUP, room=_LABELS - _MARGIN)
    drawn += [
        Markup('<text class="od-net__group" x="0" y="{:.0f}" font-size="{}">{}</text>').format(
            head - 4 - _TITLE * (len(lines) - 1 - number), _GROUP, words
        )
        for number, words in enumerate(lines)
    ]
    drawn += [_column(node, bundle, x=columns[node.code], head=head, foot=foot) for node in touched]
    drawn += [
        _strand(strand, columns, y=head + number * _ROW + _ROW / 2 + 2) for number, strand in enumerate(bundle.strands)
    ]
    return Markup('<g data-group="{}">{}</g>').format(bundle.key, Markup("").join(drawn)), foot + 10


def _column(node: Node, bundle: Bundle, *, x: float, head: float, foot: float) -> Markup:
    return Markup(
        '<line class="od-net__column" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.0f}" y2="{2:.0f}"/>'
        '<text class="od-net__name" x="{0:.1f}" y="{3:.0f}" font-size="{4}" text-anchor="end">{5}</text>'
        '<text class="od-net__weight" x="{0:.1f}" y="{6:.0f}" font-size="{4}" text-anchor="middle" data-code="{7}">'
        "{8}</text>"
    ).format(x, head + 2, foot - 6, head - 15, _SMALL, node.name, head - 3, node.code, bundle.weight(node.code))


def _strand(strand: Strand, columns: Mapping[str, float], *, y: float) -> Markup:
    tied = [code for code in columns if code in strand.ties]
    if tied:
        line = Markup('<line class="od-net__line od-net__line--{}" x1="{:.1f}" x2="{:.1f}" y1="{:.0f}" y2="{:.0f}"/>')
        body = line.format(strand.tone, columns[tied[0]], columns[tied[-1]], y, y)
        body += Markup("").join(_dot(code, strand.tone, strand.ties[code], x=columns[code], y=y) for code in tied)
    else:
        body = Markup('<text class="od-net__empty" x="{}" y="{:.1f}">{}</text>').format(_LABELS, y + 4.5, strand.empty)
    return Markup(
        '<a class="od-net__strand" href="{}" aria-label="{}" data-key="{}"><title>{}</title>'
        '<rect class="od-net__row" x="0" y="{:.1f}" width="{}" height="{}"/><text x="0" y="{:.1f}">{}</text>{}</a>'
    ).format(
        strand.href,
        strand.words,
        strand.key,
        strand.words,
        y - _ROW / 2,
        WIDTH,
        _ROW,
        y + 4.5,
        cut(strand.label, size=_FONT, room=_LABELS - 24),
        body,
    )


def _dot(code: str, tone: str, parties: int, *, x: float, y: float) -> Markup:
    """Return the mark of a tie; where a region has several parties it holds their number."""
    is_full = parties > 1
    mark = Markup('<circle class="od-net__dot od-net__dot--{}" cx="{:.1f}" cy="{:.0f}" r="{}" data-code="{}"/>').format(
        tone, x, y, _FULL if is_full else _DOT, code
    )
    if is_full:
        mark += Markup(
            '<text class="od-net__parties od-net__parties--{}" x="{:.1f}" y="{:.0f}" font-size="11"'
            ' text-anchor="middle">{}</text>'
        ).format(tone, x, y + 4, parties)
    return mark
