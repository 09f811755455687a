"""Put codes and parameters into the sentences of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from generator import formats
from generator.i18n import Catalogue
from generator.penalty.path import Said

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# A Chinese sentence puts a title between 《》 and a violation between “”, so marks inside them become the inner ones.
_INNER_MARKS = {"standard": str.maketrans("《》", "〈〉"), "violation": str.maketrans("“”", "‘’")}
# Placeholders that stand for a code: its word is in the table of the same name.
_CODES = ("basis", "subject", "severity", "milder")


def say(item: Said, *, group: str, t: Catalogue) -> str:
    """Return the sentence ``penalty.<group>.<code>``, its placeholders filled from `item`'s parameters.

    A placeholder's ending tells how it is written: ``_cny`` an amount, ``_on`` a date, ``article`` an article;
    one of the names in `_CODES` is a code; else the parameter of that name, or its wording in this language.
    """
    template = t(f"penalty.{group}.{item.code}")
    return _PLACEHOLDER.sub(lambda match: _fill(match.group(1), item.params, t), template)


def noted(item: Said, *, group: str, t: Catalogue) -> dict[str, str]:
    """Return code and sentence."""
    return {"code": item.code, "text": say(item, group=group, t=t)}


def join(items: tuple[Said, ...], *, group: str, t: Catalogue) -> str:
    """Return the sentences one after the other; '' for none."""
    return t("penalty.and").join(say(item, group=group, t=t) for item in items)


def _fill(name: str, params: Mapping[str, str], t: Catalogue) -> str:
    value = params[name] if name in params else t.pick(params.get(f"{name}_zh", ""), params.get(f"{name}_en", ""))
    if not value:
        return ""
    if name in _INNER_MARKS and t.lang == "zh":
        return value.translate(_INNER_MARKS[name])
    if name in _CODES:
        return t(f"penalty.{name}.{value}")
    ending = name.rpartition("_")[2]
    write: Mapping[str, Callable[[str], str]] = {
        "cny": lambda text: formats.money(Decimal(text), t.lang),
        "on": lambda text: formats.date(text, t.lang),
        "article": lambda text: formats.article(text, t.lang),
    }
    return write.get(ending, str)(value)
