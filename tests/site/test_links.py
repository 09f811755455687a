"""Every link leads somewhere on the site or to a host that may be linked; nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urljoin, urlsplit

from tests.conftest import SITE_URL
from tests.site import records

UNLINKED_KINDS = {"mirror", "document-sharing", "retained-text"}
_FETCHED = {("link", "href"), ("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("use", "href")}
_LINKED = {*_FETCHED, ("a", "href"), ("area", "href"), ("form", "action")}
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_JS_IMPORT = re.compile(r"""(?:from|import\(|import)\s*["']([^"']+)["']""")


def addresses(page, pairs):
    return [
        (name, attribute, attributes[attribute])
        for name, attributes in page.tags
        for attribute in ("href", "src", "action")
        if attribute in attributes and (name, attribute) in pairs
    ]


def is_elsewhere(address):
    return urlsplit(address).scheme not in ("", "data") or address.startswith("//")


def test_every_internal_link_and_fragment_resolves(pages, site):
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ids = {path: set(page.ids) for path, page in pages.items()}
    known: dict[tuple[str, str], str] = {}
    broken = {}
    for page in pages.values():
        folder = posixpath.dirname(page.path)
        for _, _, address in addresses(page, _LINKED):
            if is_elsewhere(address):
                continue
            key = (folder if not address.startswith("#") else page.path, address)
            if key not in known:
                known[key] = fault(address, page.path, files, ids)
            if known[key]:
                broken.setdefault(f"{address}: {known[key]}", page.path)

    assert broken == {}


def fault(address, path, files, ids):
    """Return what is wrong with an address on the page at `path`; '' where it resolves."""
    prefix = urlsplit(SITE_URL).path
    full = unquote(urlsplit(urljoin(prefix + path, address)).path)
    if not full.startswith(prefix):
        return "leaves the site"
    target = full.removeprefix(prefix)
    if target == "" or target.endswith("/"):
        return "a folder, which does not open from a disk"
    if target not in files:
        return "no such file"
    fragment = unquote(urlsplit(address).fragment)
    return "no such fragment" if fragment and fragment not in ids.get(target, ()) else ""


def test_pages_and_style_sheets_and_scripts_fetch_nothing_from_elsewhere(pages, site):
    fetched = {
        (page.path, address)
        for page in pages.values()
        for name, attributes in page.tags
        for _, _, address in ([(name, "", attributes.get("href") or attributes.get("src") or "")])
        if name in {element for element, _ in _FETCHED}
        and not {"canonical", "alternate"} & set(attributes.get("rel", "").split())
        and is_elsewhere(address)
    }
    for path in site.rglob("*.css"):
        found = _CSS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        fetched |= {(path.name, address) for pair in found for address in pair if address and is_elsewhere(address)}
    for path in site.rglob("*.js"):
        found = _JS_IMPORT.findall(path.read_text(encoding="utf-8"))
        fetched |= {(path.name, address) for address in found if is_elsewhere(address)}

    assert fetched == set()


def test_a_link_that_leaves_the_site_is_marked_and_uses_the_web(pages):
    wrong = {
        (page.path, attributes["href"])
        for page in pages.values()
        for name, attributes in page.tags
        if name == "a" and is_elsewhere(attributes.get("href", ""))
        if urlsplit(attributes["href"]).scheme not in ("http", "https")
        or ("od-out" in attributes.get("class", "")) != ("noopener" in attributes.get("rel", ""))
    }

    assert wrong == set()


def test_no_link_leads_to_a_host_to_avoid_or_to_a_copy(pages):
    avoided = {row["host"] for row in records.rows("hosts") if row["link_advice"] == "avoid"}
    copies = {
        row["source_url"]
        for table in records_with_sources()
        for row in records.rows(table)
        if row.get("source_kind") in UNLINKED_KINDS and row["source_url"]
    }
    linked = {
        (page.path, attributes["href"])
        for page in pages.values()
        for name, attributes in page.tags
        if name == "a" and is_elsewhere(attributes.get("href", ""))
        if urlsplit(attributes["href"]).hostname in avoided or attributes["href"] in copies
    }

    assert len(avoided) > 0 and len(copies) > 0
    assert linked == set()


def records_with_sources():
    return {path.stem for path in records.DATASETS.glob("[!_]*/*.csv")}
