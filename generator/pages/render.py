"""Turn views into HTML files: templates for the body, the theme's shell around it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.artifacts import Artifact
from generator.i18n import Catalogue
from generator.pages import markup
from generator.pages.descriptions import describe
from generator.pages.terms import TermMarker
from generator.pages.view import PageView, Result
from generator.records import Term
from generator.stamping import Shell
from generator.urls import canonical, language_root, to_root

_MANY_ROWS = 50_000
_INCLUDE = re.compile(r'\{% include "([^"]+)" %\}\n?')


class Renderer:
    """Render pages of one language; `shells` holds the theme's shell for each section, `terms` what to explain."""

    def __init__(
        self,
        *,
        templates: Path,
        catalogue: Catalogue,
        shells: Mapping[str, Shell],
        site_url: str,
        terms: Iterable[Term],
    ) -> None:
        """Compile templates on first use; nothing is cached between runs."""
        self._catalogue = catalogue
        self._shells = shells
        self._site_url = site_url
        self._environment = template_environment(templates, catalogue)
        self._environment.filters["terms"] = TermMarker(terms, lang=catalogue.lang).mark
        self._templates: dict[str, Template] = {}

    def render(self, views: Iterable[PageView]) -> Iterator[Artifact]:
        """Yield one file for each view, in order."""
        for view in views:
            yield Artifact(language_root(self._catalogue.lang) + view.path, self._page(view))

    def _page(self, view: PageView) -> bytes:
        lang = self._catalogue.lang
        path = language_root(lang) + view.path
        root = to_root(path)
        home = to_root(view.path)
        other = "en" if lang == "zh" else "zh"
        template = self._templates.get(view.template)
        if template is None:
            template = self._templates[view.template] = self._environment.get_template(view.template)
        body = template.render(view=view, root=root, home=home, seen=set())
        name = self._catalogue("shell.name")
        title = name if view.path == "index.html" else f"{describe(view.title)} – {name}"
        return self._shells[view.section].stamp(
            {
                "root": root,
                "home": home,
                "title": str(escape(title)),
                "description": str(escape(describe(view.description))),
                "canonical": canonical(self._site_url, path),
                "canonical_zh": canonical(self._site_url, view.path),
                "canonical_en": canonical(self._site_url, language_root("en") + view.path),
                "switch_url": root + language_root(other) + view.path,
                "head": _head(view, home),
                "body": body,
            }
        )


def template_environment(templates: Path, catalogue: Catalogue) -> Environment:
    """Return the strict, escaping Jinja2 environment of one language's templates."""
    environment = Environment(
        loader=_Unrolled(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["t"] = catalogue
    environment.globals["not_stated"] = catalogue("common.not_stated")
    # As filters, because Jinja2 calls a filter directly and a function through its context.
    environment.filters |= {"value": markup.value, "values": markup.values, "tag": markup.tag}

    # A record's row stands in many lists and below many records; it is the same in all of them.
    @lru_cache(_MANY_ROWS)
    def row(r: Result, home: str, level: int = 3) -> Markup:
        return Markup(environment.get_template("partials/result.html").render(r=r, home=home, level=level))

    environment.filters["row"] = row
    return environment


class _Unrolled(FileSystemLoader):
    """Read a template with the partials that it names put in: an include at run time costs 10 µs, thirty a page."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)

        def partial(include: re.Match[str]) -> str:
            return self.get_source(environment, include[1])[0].removesuffix("\n")

        return _INCLUDE.sub(partial, source), path, is_current


def _head(view: PageView, home: str) -> str:
    head = "" if view.is_indexed else '<meta name="robots" content="noindex">'
    if view.feed:
        title = escape(describe(view.title))
        head += f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{home}{view.feed}">'
    if view.json_ld is not None:
        data = json.dumps(view.json_ld, ensure_ascii=False).replace("</", "<\\/")
        head += f'<script type="application/ld+json">{data}</script>'
    return head
