"""Show who is bound to whom: regions by regions, the agreements of each pair counted and linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.cooperation import STATUSES, Matrix, matrix, promises, status
from generator.corpus import Accord
from generator.pages.agreement_views import agreement_views
from generator.pages.binding_words import binding_words, pair_name, place_name, status_word
from generator.pages.check_page import Option
from generator.pages.view import PageView, Results, Value
from generator.pages.writer import Writer
from generator.urls import BETWEEN_URL, COOPERATION_JSON, MATRIX_URL, Kind, between_url, facet_url, list_url, record_url

# Shades of a cell start at these numbers of agreements.
_SHADES = (1, 2, 4, 8, 13)


@dataclass(frozen=True, slots=True)
class Cell:
    """What binds the row's region and the column's: the number as a link, its shade from 1 to 5, the pair in words."""

    count: Value | None
    shade: int
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One region of the matrix with a cell for each region."""

    code: str
    name: Value
    partners: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A mechanism with the numbers of agreements that promise it and of pairs of regions that they bind."""

    code: str
    name: Value
    agreements: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of the matrix."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class MatrixContent:
    """What ``matrix.html`` shows besides the page's head."""

    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    count: str
    choices: tuple[Choice, ...]
    words: dict[str, str]
    between: str
    data: str
    file: Value


def matrix_page(writer: Writer) -> Iterator[PageView]:
    """Yield the cooperation matrix."""
    t = writer.t
    accords = tuple(writer.corpus.agreements.values())
    whole = matrix(writer.corpus, accords)
    title = t("binding.matrix")
    yield PageView(
        path=MATRIX_URL,
        section="agreements",
        template="matrix.html",
        title=title,
        description=t("binding.matrix_description", n=len(accords) - len(whole.apart), m=len(whole.places)),
        breadcrumb=(
            Value(t("shell.home"), "index.html"),
            Value(t("agreements.title"), list_url(Kind.AGREEMENTS)),
            Value(title),
        ),
        lead=t("binding.matrix_lead"),
        views=agreement_views(writer, MATRIX_URL),
        blocks=(
            Results(
                heading=t("binding.apart", n=len(whole.apart)),
                anchor="apart",
                note=t("binding.apart_note"),
                results=tuple(writer.agreement_result(accord) for accord in whole.apart),
            ),
        ),
        extra=MatrixContent(
            lines=tuple(_line(writer, whole, place) for place in whole.places),
            totals=tuple(_totals(writer)),
            count=t("binding.matrix_count", n=len(accords) - len(whole.apart), m=len(accords)),
            choices=tuple(_choices(writer)),
            words=binding_words(writer),
            between=BETWEEN_URL,
            data=COOPERATION_JSON,
            file=writer.file(COOPERATION_JSON, t("binding.download_json")),
        ),
    )


def _line(writer: Writer, whole: Matrix, place: str) -> Line:
    others = [other for other in whole.places if (place, other) in whole.cells and other != place]
    return Line(
        code=place,
        name=Value(place_name(writer, place), record_url(Kind.REGIONS, place)),
        partners=writer.t("binding.partners_n", n=len(others)),
        cells=tuple(_cell(writer, place, other, whole.cells.get((place, other), ())) for other in whole.places),
    )


def _cell(writer: Writer, a: str, b: str, accords: tuple[Accord, ...]) -> Cell:
    if not accords:
        return Cell(None, 0, "")
    shade = sum(len(accords) >= least for least in _SHADES)
    return Cell(Value(str(len(accords)), between_url(a, b)), shade, pair_name(writer, a, b))


def _totals(writer: Writer) -> Iterator[Total]:
    for promise in promises(writer.corpus, writer.corpus.agreements.values()):
        row = promise.mechanism
        accords = {accord.row.agreement_id: accord for accord, _ in promise.commitments}
        cells = matrix(writer.corpus, accords.values()).cells
        yield Total(
            code=row.mechanism_id,
            name=Value(
                writer.t.pick(row.name_zh, row.name_en), facet_url(Kind.AGREEMENTS, "mechanism", row.mechanism_id)
            ),
            agreements=len(accords),
            pairs=sum(a < b for a, b in cells),
        )


def _choices(writer: Writer) -> Iterator[Choice]:
    """Yield the filters: every value that an agreement has, years from the earliest."""
    t = writer.t
    accords = tuple(writer.corpus.agreements.values())
    promised = {item.mechanism_id for accord in accords for item in accord.commitments}
    mechanisms = [row for row in writer.corpus.mechanisms.values() if row.mechanism_id in promised]
    ip_types = sorted({ip_type for accord in accords for ip_type in accord.ip_types})
    held = {status(accord) for accord in accords}
    levels = dict.fromkeys(level for level in _LEVELS if any(accord.row.level == level for accord in accords))
    years = sorted({accord.row.signed_on[:4] for accord in accords if accord.row.signed_on})
    yield _choice(writer, "mechanism", [(row.mechanism_id, t.pick(row.name_zh, row.name_en)) for row in mechanisms])
    yield _choice(writer, "ip_type", [(code, t.code("ip_type", code)) for code in ip_types])
    yield _choice(writer, "level", [(code, t.code("agreement_level", code)) for code in levels])
    yield _choice(writer, "status", [(code, status_word(writer, code)) for code in STATUSES if code in held])
    yield _choice(writer, "from", [(year, year) for year in years])
    yield _choice(writer, "to", [(year, year) for year in years])


_LEVELS = ("national", "provincial", "municipal", "district", "cross-department")


def _choice(writer: Writer, name: str, options: list[tuple[str, str]]) -> Choice:
    t = writer.t
    anything = Option("", t(f"binding.any_{name}"))
    return Choice(name, t(f"binding.filter_{name}"), (anything, *(Option(*option) for option in options)))
