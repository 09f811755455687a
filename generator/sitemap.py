"""List every page of both language trees for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from generator.artifacts import Artifact
from generator.urls import LANGUAGES, canonical, language_root


def sitemap(paths: Iterable[str], *, site_url: str) -> Artifact:
    """Return ``sitemap.xml`` for `paths` below each language root, the languages paired by hreflang.

    Source: sitemaps.org 0.9 with the xhtml:link extension for translated pages.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in paths:
        addresses = {lang: escape(canonical(site_url, language_root(lang) + path)) for lang in LANGUAGES}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{"zh-Hans" if lang == "zh" else lang}" href="{address}"/>'
            for lang, address in addresses.items()
        )
        lines += [f"<url><loc>{address}</loc>{links}</url>" for address in addresses.values()]
    lines.append("</urlset>\n")
    return Artifact("sitemap.xml", "\n".join(lines).encode("utf-8"))
