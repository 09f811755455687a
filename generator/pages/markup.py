"""Write one value, a row of values or a tag as HTML: the smallest pieces of a page, sixty on each.

They are functions and not Jinja2 macros because half of a build's time went into calling macros,
and they are remembered because the same regions, dates and labels stand on page after page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from generator.pages.view import MIXED, Tag, Value

_BETWEEN = '<span class="od-sep" aria-hidden="true">\u00a0· </span>'
_MANY = 20_000

# What is read as one word and must not be parted at the end of a line: amounts, dates, articles.
UNITS = (
    r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d[\d,.]*[万亿]?元"
    r"|第[〇零一二三四五六七八九十百]+[条款]|第（[一二三四五六七八九十]+）项"
    r"|CNY \d[\d,.]*\d|CNY \d|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) \d{4}"
)
UNBROKEN = '<span class="od-nb">{}</span>'
_UNITS = re.compile(UNITS)
_CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]+")


@lru_cache(_MANY)
def value(v: Value, home: str) -> Markup:
    """Return the HTML of a value; `home` is the way from the page to the root of its language tree."""
    return Markup(_value(v, home))


@lru_cache(_MANY)
def values(vs: tuple[Value, ...], home: str, absent: str) -> Markup:
    """Return the HTML of several values in a row, or of the word for none, `absent`."""
    if not vs:
        return Markup(f'<span class="od-unknown">{escape(absent)}</span>')
    return Markup(_BETWEEN.join([_value(v, home) for v in vs]))


@lru_cache(_MANY)
def tag(g: Tag, home: str) -> Markup:
    """Return the HTML of a tag."""
    name = f'class="od-tag od-tag--{escape(g.tone)}"'
    if g.href:
        return Markup(f'<a {name} href="{home}{escape(g.href)}">{escape(g.text)}</a>')
    return Markup(f"<span {name}>{escape(g.text)}</span>")


def _value(v: Value, home: str) -> str:
    text, href, title, lang, note = v
    html = _UNITS.sub(_unbroken, str(escape(text)))
    if lang == MIXED:
        html, lang = _CHINESE.sub(_chinese, html), ""
    if href or title or lang:
        about = (f' title="{escape(title)}"' if title else "") + (f' lang="{escape(lang)}"' if lang else "")
        if not href:
            html = f"<span{about}>{html}</span>"
        elif v.is_external:
            html = f'<a href="{escape(href)}" rel="noopener nofollow" class="od-out"{about}>{html}</a>'
        else:
            html = f'<a href="{home}{escape(href)}"{about}>{html}</a>'
    return f'{html}<small class="od-note">{escape(note)}</small>' if note else html


def _chinese(run: re.Match[str]) -> str:
    return f'<span lang="zh-Hans">{run[0]}</span>'


def _unbroken(unit: re.Match[str]) -> str:
    return UNBROKEN.format(unit[0])
