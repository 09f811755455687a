"""Mend the characters of texts, ids and web addresses; never the wording."""

from __future__ import annotations

import re
import unicodedata

from generator.errors import Problem
from generator.schemas import Field
from generator.submission.normal_cells import plain_characters, plain_letters, refused, taken, without_marks
from generator.submission.values import Normalised
from generator.validation.cells import is_id

_LINE_BREAK = re.compile(r"(?:_x000D_)?(?:\r\n|\r|\n|\x0b|\x0c|\u2028|\u2029)|_x000D_")
_BLANK = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f]")
# Of what validation refuses, all that can go without a trace; marks that turn the text round are left for it.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufff9-\ufffb]")
_HAN = "\u4e00-\u9fff"
_CHINESE = re.compile(rf"[{_HAN}，。：；、“”《》（）]{{2}}")
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}])|(?<=[{_HAN}])\([^()（）\n]*[{_HAN}]\)(?=[{_HAN}])")
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")

# A title stands on one line, and a break in it is layout; in a name it may part two names.
_TITLE = re.compile(r"(?:\w+_)?title(?:_zh|_en)?")
_NAME = re.compile(r"(?:(?:source_)?publisher|name|short|stated|place)(?:_zh|_en)?")
# Texts to which 无 is an answer: there is no condition, no rotation. Elsewhere it says what an empty cell says.
_MAY_BE_NONE = re.compile(r"(?:condition|repair_condition|rotation|structure|functions|published|outcome)_(?:zh|en)")

_ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_URL_MARKS = str.maketrans("：．／？＝＆－＿％＃", ":./?=&-_%#")
_URL_END = "。，；、"
_TWO_URLS = re.compile(r"https?://.*[\s、，；,;]https?://", re.IGNORECASE | re.DOTALL)
_BARE_URL = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.ASCII)


def may_be_none(field: Field) -> bool:
    """Tell whether 无 in this column may be what the source says, not that it says nothing."""
    return _MAY_BE_NONE.fullmatch(field.name) is not None


def read_text(field: Field, text: str) -> Normalised:
    """Return running text in NFC, without what nobody sees; each mending is noted.

    Line breaks stay, as LF, but for titles, which stand on one line, and names, which may be two.
    """
    notes: list[Problem] = []

    def mend(before: str, after: str, note: str, **params: str) -> str:
        notes.extend(taken(field, after, read=before, note=note, **params).problems)
        return after

    text = mend(text, unicodedata.normalize("NFC", text), "characters-composed")
    found = " ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in _INVISIBLE.findall(text)))
    text = mend(text, _INVISIBLE.sub("", text).strip(), "invisible-removed", characters=found)
    text = mend(text, _LINE_BREAK.sub("\n", text), "line-breaks-plain")
    text = mend(text, _BLANK.sub(" ", text), "blanks-plain")
    if "\n" in text and _NAME.fullmatch(field.name):
        return refused(field, "line-break", read=text)
    if "\n" in text and _TITLE.fullmatch(field.name):
        text = mend(text, _on_one_line(text), "line-breaks-joined")
    marks = "".join(dict.fromkeys(re.findall(r"[,;:?!()]", "".join(_HALF_WIDTH.findall(text)))))
    text = mend(text, _HALF_WIDTH.sub(_widened, text), "punctuation-widened", marks=marks)
    return Normalised(text=text, problems=tuple(notes))


def _widened(match: re.Match[str]) -> str:
    found = match.group()
    if len(found) == 1:
        return found.translate(_FULL_WIDTH)
    return f"（{_HALF_WIDTH.sub(_widened, found[1:-1])}）"


def _on_one_line(text: str) -> str:
    """Join lines: Chinese without a blank, other words with one."""
    joined = ""
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        is_chinese = _CHINESE.fullmatch(joined[-1:] + line[0]) is not None
        joined += line if is_chinese or not joined else f" {line}"
    return joined


def read_id(field: Field, text: str) -> Normalised:
    """Return an id in small letters and half width."""
    written = plain_characters(without_marks(text)).lower()
    if not re.fullmatch(field.pattern or r"[a-z0-9()/.:-]+", written):
        is_usual = field.pattern == _ID_PATTERN or (is_id(field) and not field.pattern)
        return refused(field, "id-form" if is_usual else "pattern", read=text, pattern=field.pattern)
    return taken(field, written, read=text, note="id-read")


def read_url(field: Field, text: str) -> Normalised:
    """Return a web address without what is no part of one; blanks within, or a second address, are refused."""
    written = plain_letters(without_marks(text)).translate(_URL_MARKS).strip(" <>").rstrip(_URL_END)
    if _TWO_URLS.search(written):
        return refused(field, "url-several", read=text)
    if _BARE_URL.fullmatch(written):
        return refused(field, "url-scheme-missing", read=text, suggestion=f"https://{written}")
    if re.search(r"\s", written) or "://" not in written:
        return refused(field, "url-form", read=text)
    return taken(field, written, read=text, note="url-read")
