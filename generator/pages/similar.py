"""Show the cases most like a case, and say in words what each of them shares with it."""

from __future__ import annotations

from generator import formats
from generator.corpus import NATION, Case
from generator.pages.view import Results, Value
from generator.pages.writer import Writer
from generator.similarity.articles import ArticleKeys
from generator.similarity.nearest import Neighbour
from generator.similarity.profile import UNIT
from generator.similarity.score import Reason

_MOST_REASONS = 3
# What counts for less is not worth a line; a few pairs of characters are shared by chance.
_LEAST = 3 * UNIT
_LEAST_TEXT = 8 * UNIT
_MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


class SimilarWords:
    """Words for what cases share, in the language of the writer."""

    def __init__(self, writer: Writer) -> None:
        """Keep what is said of many cases."""
        self._writer = writer
        self._articles = ArticleKeys(writer.corpus)
        self._places: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Value, ...]] = {}

    def block(self, case: Case, neighbours: tuple[Neighbour, ...]) -> Results:
        """Return the list of the `neighbours` of `case`, each with its reasons, or the word for none."""
        t = self._writer.t
        return Results(
            heading=t("cases.similar"),
            anchor="similar",
            results=tuple([self._writer.case_result(neighbour.case) for neighbour in neighbours]),
            reasons=tuple([self.why(case, neighbour) for neighbour in neighbours]),
            more=Value(t("similar.how"), "method/index.html#similar"),
            empty=t("similar.none"),
        )

    def why(self, case: Case, neighbour: Neighbour) -> tuple[Value, ...]:
        """Return at most three things that the cases share, what counts most first, and how their places lie."""
        other = neighbour.case
        said = [self._words(case, other, reason) for reason in self._telling(neighbour.reasons)]
        return (*said, *self._place(case.places, other.places))

    def _telling(self, reasons: tuple[Reason, ...]) -> list[Reason]:
        """Return the reasons to give: strong ones, and the kind of right only where the violation does not imply it."""
        same = next((reason.thing for reason in reasons if reason.kind == "violation"), "")
        implied = self._writer.corpus.violations[same].ip_type if same else ""
        strong = [
            reason
            for reason in reasons
            if reason.points >= (_LEAST_TEXT if reason.kind == "text" else _LEAST)
            and not (reason.kind == "ip_type" and reason.thing == implied)
        ]
        # That the wording is similar tells a reader least: it is said where there is room.
        telling = [reason for reason in strong if reason.kind != "text"]
        return (telling if len(telling) >= _MOST_REASONS else strong)[:_MOST_REASONS]

    def _words(self, case: Case, other: Case, reason: Reason) -> Value:
        """Return a reason in words; on an English page what Chinese words are stands behind them."""
        t, key, name = self._writer.t, reason.kind, ""
        match reason.kind:
            case "violation" if len(case.violations) > 1 or len(other.violations) > 1:
                key, name = "violation_named", self._violation(reason.thing)
            case "goods":
                is_same = case.row.goods_zh == other.row.goods_zh
                name = t.pick(case.row.goods_zh, case.row.goods_en) if is_same else reason.thing
            case "family":
                name = t(f"similar.families.{reason.thing}")
            case "name":
                name = f"“{_as_written(reason.thing, case)}”"
            case "article":
                name = self._cited(case, reason.thing)
            case "procedure" | "ip_type":
                name = t.code(reason.kind, reason.thing)
        if t.lang == "en" and any("一" <= character <= "鿿" for character in name):
            return self._writer.foreign(name)._replace(note=t(f"similar.{key}_note"))
        return Value(t(f"similar.{key}", name=name))

    def _cited(self, case: Case, key: str) -> str:
        """Return the law and the article that `case` cites under the key of an article."""
        cited = next(item for item in case.citations if self._articles.key(item) == key)
        return f"{cited.law_title_zh}{formats.article(formats.article_number(cited.article), 'zh')}"

    def _violation(self, violation_id: str) -> str:
        return self._writer.violation(self._writer.corpus.violations[violation_id]).text

    def _place(self, places: tuple[str, ...], others: tuple[str, ...]) -> tuple[Value, ...]:
        """Return how the places of two cases lie to one another; nothing where one is the whole nation's."""
        known = self._places.get((places, others))
        if known is None:
            word = _nearness(*([self._writer.corpus.lineage(code) for code in codes] for codes in (places, others)))
            known = self._places[places, others] = (Value(self._writer.t(f"similar.{word}")),) if word else ()
        return known


def _as_written(name: str, case: Case) -> str:
    """Return a name that is known in small letters as the case writes it."""
    text = f"{case.row.title_zh}，{case.row.facts_zh}"
    start = text.lower().find(name)
    return text[start : start + len(name)]


def _nearness(lines: list[tuple[str, ...]], others: list[tuple[str, ...]]) -> str:
    """Return the key of the word for how two cases lie; a line leads from a place up to the nation."""
    if any(line == (NATION,) for line in (*lines, *others)):
        return ""
    if not {line[-2] for line in lines} & {line[-2] for line in others}:
        return "other_province"
    if len(lines) > 1 or len(others) > 1:
        return "places_overlap"
    province = lines[0][-2]
    cities = {province if province in _MUNICIPALITIES else _city(line) for line in (*lines, *others)}
    return "same_city" if len(cities) == 1 and cities != {""} else "same_province"


def _city(line: tuple[str, ...]) -> str:
    """Return the city that a line leads through; '' for a province, and for customs, whose districts are wider."""
    return line[-3] if len(line) > 2 and not line[0].startswith("x-customs") else ""
