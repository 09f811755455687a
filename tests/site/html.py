"""Read the site's HTML fast enough to look at every page: tags by regular expression, words without markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""\s([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ANY_TAG = re.compile(r"<[^>]+>")

NAMED = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One HTML file; `path` is relative to the site's root."""

    path: str
    source: str

    @property
    def lang(self) -> str:
        return "en" if self.path.startswith("en/") else "zh"

    @property
    def tail(self) -> str:
        """Return the path below the language root."""
        return self.path.removeprefix("en/")

    @property
    def kind(self) -> str:
        """Return what sort of page this is: ``cases``, ``cases/index``, ``cases/page``, ``cases/by`` …"""
        folder, _, name = self.tail.rpartition("/")
        if "/" in folder:
            return folder
        if name.startswith("page-"):
            return f"{folder}/page"
        return f"{folder}/index" if name == "index.html" else folder or name

    @cached_property
    def markup(self) -> str:
        """Return the source without what stands inside scripts and styles."""
        return _SCRIPT.sub(lambda match: match.group(0).partition(">")[0] + "></" + match.group(1) + ">", self.source)

    @cached_property
    def tags(self) -> list[tuple[str, dict[str, str]]]:
        return [
            (name.lower(), {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(rest)})
            for name, rest in _TAG.findall(self.markup)
        ]

    @cached_property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @cached_property
    def words(self) -> str:
        """Return the text that is seen."""
        return html.unescape(_ANY_TAG.sub("\n", self.markup))

    @property
    def title(self) -> str:
        return html.unescape(NAMED.search(self.source).group(1)).strip()

    def metas(self, name: str) -> list[str]:
        return [tag["content"] for element, tag in self.tags if element == "meta" and tag.get("name") == name]

    def links(self, rel: str) -> list[dict[str, str]]:
        return [tag for element, tag in self.tags if element == "link" and rel in tag.get("rel", "").split()]

    @property
    def is_indexable(self) -> bool:
        return "noindex" not in ",".join(self.metas("robots"))


def read_site(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.rglob("*.html")):
        yield Page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
