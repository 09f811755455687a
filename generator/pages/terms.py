"""Set running text: explain each term where a page first uses it, keep amounts and dates on one line.

A term is a link to its entry in the glossary; the browser shows the definition beside it. Only terms
that have a definition are marked: the other entries are translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from generator.pages.markup import UNBROKEN, UNITS
from generator.records import Term

GLOSSARY_URL = "glossary/index.html"

# Texts of the site's own stand on page after page, those of records on one.
_MANY = 4_000
_IN_BRACKETS = re.compile(r" ?\([^)]*\)")
_Pieces = tuple[tuple[str, str], ...]


class TermMarker:
    """Mark terms in the texts of one language's pages."""

    def __init__(self, terms: Iterable[Term], *, lang: str) -> None:
        """Compile the expressions of both languages: Chinese source text stands on English pages too."""
        explained = [term for term in terms if term.definition_zh]
        self._lang = lang
        self._forms = {
            "zh": {form: term.term_zh for term in explained for form in chinese_forms(term)},
            "en": {form: term.term_zh for term in explained for form in english_forms(term)},
        }
        self._found = {
            # The title of a paper is a name: 行政处罚 in 《行政处罚法》 is not explained.
            "zh": re.compile(f"《[^》]*》|{UNITS}|({_longest_first(self._forms['zh'])})"),
            "en": re.compile(rf"{UNITS}|\b({_longest_first(self._forms['en'])})\b", re.IGNORECASE),
        }
        self._pieces = lru_cache(_MANY)(self._cut)

    def mark(self, text: str, home: str, seen: set[str], lang: str = "") -> Markup:
        """Return `text` as HTML; a term in `seen` stays plain, one that is marked is added to it.

        `home` is the way from the page to the root of its language tree, `lang` the language of the
        text where it is not the page's.
        """
        html = []
        for piece, term in self._pieces(text, (lang or self._lang)[:2]):
            if term and term not in seen:
                seen.add(term)
                html.append(f'<a class="od-term" href="{home}{GLOSSARY_URL}#{term}">{piece}</a>')
            else:
                html.append(piece)
        return Markup("".join(html))

    def _cut(self, text: str, lang: str) -> _Pieces:
        """Return `text` as pieces of HTML, each with the term that it is or with ''."""
        html = str(escape(text))
        pieces = []
        end = 0
        for match in self._found[lang].finditer(html):
            if form := match[1]:
                pieces.append((html[end : match.start()], ""))
                pieces.append((form, self._forms[lang][form.lower()]))
            elif match[0].startswith("《"):
                pieces.append((html[end : match.end()], ""))
            else:
                pieces.append((f"{html[end : match.start()]}{UNBROKEN.format(match[0])}", ""))
            end = match.end()
        return (*pieces, (html[end:], ""))


def chinese_forms(term: Term) -> list[str]:
    """Return the words that `term` is met as in Chinese text: 请求人/被请求人 are two."""
    return term.term_zh.split("/")


def english_forms(term: Term) -> list[str]:
    """Return the words that `term` is met as in English text, in small letters, with their plural or singular.

    Of renderings parted by a slash, single words are left out: petitioner / respondent mean other things too.
    """
    forms = []
    for rendering in _IN_BRACKETS.sub("", term.term_en).lower().split("; "):
        parts = rendering.split(" / ")
        forms += [part for part in parts if len(parts) == 1 or " " in part]
    return [variant for form in forms for variant in (form, _other_number(form))]


def _other_number(form: str) -> str:
    if form.endswith("s"):
        return form.removesuffix("s")
    return f"{form.removesuffix('y')}ies" if form.endswith("y") else f"{form}s"


def _longest_first(forms: Mapping[str, str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or r"(?!)"
