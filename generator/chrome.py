"""Say what the theme's shell shows around a page: navigation, titles, the language switch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.i18n import Catalogue
from generator.stamping import slot
from generator.urls import canonical, language_root, to_root

SECTIONS = ("front", "cases", "check", "standards", "agreements", "regions", "laws", "data", "other")

_NAV = (
    ("cases", "cases/index.html"),
    ("check", "check/index.html"),
    ("standards", "standards/index.html"),
    ("agreements", "agreements/index.html"),
    ("regions", "regions/index.html"),
    ("laws", "laws/index.html"),
    ("data", "data/index.html"),
)
_FOOTER = ("statistics", "about", "method", "contribute", "corrections", "licence", "privacy", "accessibility")


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation; `url` is relative to the language root."""

    text: str
    url: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """Everything that ``theme/main.html`` puts around a page's body; `styles` are the names of its style sheets."""

    t: Catalogue
    root: str
    home: str
    title: str
    description: str
    canonical: str
    canonical_zh: str
    canonical_en: str
    switch_url: str
    head: Markup
    body: Markup
    breadcrumb: Markup
    search_box: Markup
    nav: tuple[NavItem, ...]
    footer: tuple[NavItem, ...]
    styles: tuple[str, ...]
    version: str
    is_shell: bool

    @property
    def switch_lang(self) -> str:
        """Return the other language's tag."""
        return "en" if self.t.lang == "zh" else "zh-Hans"


SearchBox = Callable[[str, str], str]


def shell_chrome(t: Catalogue, *, section: str, search_box: SearchBox, styles: tuple[str, ...], version: str) -> Chrome:
    """Return the chrome of a shell for stamped pages: a slot wherever pages differ."""
    return Chrome(
        t=t,
        **{name: slot(name) for name in ("root", "home", "title", "description", "canonical")},
        canonical_zh=slot("canonical_zh"),
        canonical_en=slot("canonical_en"),
        switch_url=slot("switch_url"),
        head=Markup(slot("head")),
        body=Markup(slot("body")),
        breadcrumb=Markup(),
        search_box=Markup() if section == "front" else Markup(search_box(slot("root"), slot("home"))),
        nav=_nav(t, section),
        footer=_footer(t),
        styles=styles,
        version=version,
        is_shell=True,
    )


def prose_chrome(
    t: Catalogue,
    *,
    path: str,
    title: str,
    description: str,
    site_url: str,
    search_box: SearchBox,
    version: str,
    root: str | None = None,
) -> Chrome:
    """Return the chrome of a hand-written page at `path` below the site root.

    `root` is given for a page that is served at any address (404), where only an absolute way works;
    it has no counterpart, so the other language's home page stands for it.
    """
    tail = path.removeprefix(language_root(t.lang)) if root is None else "index.html"
    root = to_root(path) if root is None else root
    home = root + language_root(t.lang)
    other = "en" if t.lang == "zh" else "zh"
    name = t("shell.name")
    crumbs = Markup('<nav class="od-crumbs" aria-label="{}"><ol><li><a href="{}index.html">{}</a></li>').format(
        t("shell.crumbs"), home, t("shell.home")
    ) + Markup('<li><span aria-current="page">{}</span></li></ol></nav>').format(title)
    return Chrome(
        t=t,
        root=root,
        home=home,
        title=f"{title} – {name}",
        description=description,
        canonical=canonical(site_url, path),
        canonical_zh=canonical(site_url, tail),
        canonical_en=canonical(site_url, language_root("en") + tail),
        switch_url=root + language_root(other) + tail,
        head=Markup(),
        body=Markup(),
        breadcrumb=crumbs,
        search_box=Markup(search_box(root, home)),
        nav=_nav(t, "other"),
        footer=_footer(t),
        styles=("site",),
        version=version,
        is_shell=False,
    )


def _nav(t: Catalogue, section: str) -> tuple[NavItem, ...]:
    return tuple(NavItem(t(f"nav.{name}"), url, name == section) for name, url in _NAV)


def _footer(t: Catalogue) -> tuple[NavItem, ...]:
    return tuple(NavItem(t(f"nav.{name}"), f"{name}/index.html", is_current=False) for name in _FOOTER)
