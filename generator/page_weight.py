"""Make what every page loads first lighter, and have it fetched side by side."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_AROUND_MARKS = re.compile(r" ?([{};]) ?")
# What the theme's own scripts would need; the site does not load them.
_UNUSED = re.compile(
    r"""\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>"""
    r"""|div data-md-component="(?:skip|announce)">\s*(?:<a [^>]*>\s*</a>\s*)?</div>"""
    r"""|div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>)"""
)
_LINE_ENDS = re.compile(r"\s*\n\s*")
_IMPORT = re.compile(r'^import (?:[^"]+ from )?"\./([\w-]+\.js)";$', re.MULTILINE)


def pack_css(style: str) -> str:
    """Return a style sheet without comments and needless blanks; its strings must not hold ``{ } ;``."""
    return _AROUND_MARKS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", style))).strip()


def without_unused(html: str) -> str:
    """Return a page without the elements that only the theme's scripts would use."""
    return _UNUSED.sub("", html)


def pack_shell(html: str) -> str:
    """Return the shell of stamped pages without the indents and empty lines of the theme's templates."""
    return _LINE_ENDS.sub("\n", html)


def first_scripts(start: str) -> tuple[str, ...]:
    """Return the modules that the script of every page imports at once, in order.

    A browser that is told of them does not wait for that script before it asks for them.
    """
    return tuple(_IMPORT.findall(start))
