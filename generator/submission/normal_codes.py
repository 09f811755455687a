"""Find the code that a cell means: by label, code or name; where two fit, none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.schemas import Field
from generator.search.folding import fold
from generator.submission.normal_cells import refused, says_none, says_unknown, taken
from generator.submission.values import Choice, Normalised
from generator.validation.suggestions import nearest

_MOST_CANDIDATES = 5
# Cells of one column ask for the same choices; no workbook has more columns of codes.
_COLUMNS = 256
_PLACES = "jurisdictions"
_PROVINCE = re.compile(r"\d\d0000")
_CITY = re.compile(r"\d{4}00")
_PLACE_ENDING = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市|地区)$")
# Districts of many cities bear one name; counties and cities do not.
_UNIQUE_ENDINGS = ("市", "县", "旗")
_LABELS = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<name>.+?)\s+(?P<code>\S+)",
        r"(?P<code>\S+)\s+(?P<name>.+)",
        r"(?P<name>.+)[(（](?P<code>.+)[)）]",
        r"(?P<code>.+)[(（](?P<name>.+)[)）]",
    )
)
_BETWEEN = re.compile(r"[、,，;；/\n]")

_TRUE = frozenset({"true", "是", "y", "yes", "√", "✓", "✔", "1", "有"})
_FALSE = frozenset({"false", "否", "n", "no", "×", "✗", "✘", "0", "无"})
# What templates and programs show; any other word is reported.
_USUAL = frozenset({"true", "false", "TRUE", "FALSE", "是", "否"})


def read_boolean(field: Field, text: str) -> Normalised:
    """Return ``true`` or ``false``."""
    word = fold(text) or text
    if word in _TRUE or word in _FALSE:
        written = "true" if word in _TRUE else "false"
        return taken(field, written, read=written if text in _USUAL else text, note="boolean-read")
    if says_unknown(text) or says_none(text):
        return taken(field, "", read=text, note="taken-as-empty")
    return refused(field, "not-yes-or-no", read=text)


def read_code(field: Field, text: str, choices: tuple[Choice, ...]) -> Normalised:
    """Return the code of the one choice that `text` names: label, code, or a name that only one has."""
    last = text.rpartition(" ")[2]
    for choice in choices:
        if choice.code == text or (choice.code == last and choice.label == text):
            return Normalised(text=choice.code)
    index = _index(choices, is_place=field.references == _PLACES)
    found = index.get(fold(text), ())
    if len(found) == 1:
        return _taken(field, text, found[0])
    if found:
        return refused(field, "choice-several", read=text, candidates=_labels(found))
    if says_unknown(text) or says_none(text):
        return taken(field, "", read=text, note="taken-as-empty")
    return _from_label(field, text, index) or _refusal(field, text, choices=choices, index=index)


def _taken(field: Field, text: str, choice: Choice) -> Normalised:
    return taken(field, choice.code, read=text, note="code-read", label=choice.label)


def _from_label(field: Field, text: str, index: Mapping[str, tuple[Choice, ...]]) -> Normalised | None:
    """Read a name beside a code where the two are not a label as it stands; None where no code stands there."""
    for shape in _LABELS:
        if not (match := shape.fullmatch(text)):
            continue
        code, named = fold(match["code"]), index.get(fold(match["name"]), ())
        coded = next((choice for choice in index.get(code, ()) if fold(choice.code) == code), None)
        if coded and coded in named:
            return _taken(field, text, coded)
        if coded:
            suggestion = _labels((*named, coded)) if named else ""
            return refused(field, "label-disagrees", read=text, coded=coded.label, suggestion=suggestion)
    return None


def _refusal(
    field: Field, text: str, *, choices: tuple[Choice, ...], index: Mapping[str, tuple[Choice, ...]]
) -> Normalised:
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) > 1 and all(index.get(fold(part)) for part in parts):
        return refused(field, "choice-list", read=text)
    suggestion = _labels(_similar(text, choices, index))
    if field.references:
        code = "law-version-unknown" if field.references == "laws" else "reference-unknown"
        return refused(field, code, read=text, target_table=field.references, suggestion=suggestion)
    return refused(
        field, "code-unknown", read=text, allowed="、".join(choice.label for choice in choices), suggestion=suggestion
    )


def _similar(text: str, choices: tuple[Choice, ...], index: Mapping[str, tuple[Choice, ...]]) -> tuple[Choice, ...]:
    """Return the choices whose name holds `text`, else what stands beside a wrong code, else the nearest."""
    folded = fold(text)
    bare = folded.removeprefix("中华人民共和国")
    if len(bare) > 1 and (within := tuple(choice for choice in choices if bare in fold(choice.name_zh))):
        return within
    for shape in _LABELS:
        if (match := shape.fullmatch(text)) and (named := index.get(fold(match["name"]), ())):
            return named
    miswritten = (choice for choice in choices if _is_one_off(folded, fold(choice.name_zh)))
    return tuple(miswritten) or index.get(nearest(folded, index), ())


def _is_one_off(text: str, name: str) -> bool:
    """Tell whether one character but the first of three or more is another: 杭洲市, too far for `nearest`."""
    is_alike = len(text) == len(name) > 2 and text[0] == name[0]
    return is_alike and sum(a != b for a, b in zip(text, name, strict=True)) == 1


def _labels(choices: tuple[Choice, ...]) -> str:
    shown = " / ".join(choice.label for choice in choices[:_MOST_CANDIDATES])
    return shown + (" / …" if len(choices) > _MOST_CANDIDATES else "")


@lru_cache(_COLUMNS)
def _index(choices: tuple[Choice, ...], *, is_place: bool) -> Mapping[str, tuple[Choice, ...]]:
    """Return the choices by everything that names them, folded: width, case and traditional forms do not count."""
    found: dict[str, dict[str, Choice]] = {}
    by_code = {choice.code: choice for choice in choices}
    for choice in choices:
        names = [name for name in (choice.name_zh, choice.name_en) if name]
        spellings = [choice.code, *names]
        spellings += [f"{one} {other}" for name in names for one, other in ((name, choice.code), (choice.code, name))]
        if is_place:
            spellings += _place_names(choice, by_code)
        for spelling in spellings:
            found.setdefault(fold(spelling), {})[choice.code] = choice
    return {spelling: tuple(own.values()) for spelling, own in found.items()}


def _place_names(choice: Choice, by_code: Mapping[str, Choice]) -> Iterator[str]:
    """Yield a place's name without its ending, after its province's, and without its city's where that is safe."""
    short = _short(choice.name_zh)
    province = by_code.get(choice.code[:2] + "0000", choice)
    city = by_code.get(choice.code[:4] + "00", province)
    if _PROVINCE.fullmatch(choice.code) or _CITY.fullmatch(choice.code):
        yield short
    if province != choice:
        yield province.name_zh + choice.name_zh
        yield _short(province.name_zh) + short
    if city not in (choice, province) or choice.name_zh.startswith(city.name_zh):
        own = choice.name_zh.removeprefix(city.name_zh)
        yield _short(city.name_zh) + own
        if own.endswith(_UNIQUE_ENDINGS):
            yield own


def _short(name: str) -> str:
    return _PLACE_ENDING.sub("", name)
