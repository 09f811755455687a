"""Measure the list page in Chromium on a slow line: 10,000 made-up cases beside the published ones.

Run as ``python -m benchmarks.list_page [--cases 10000] [--site folder]``. It builds the site with
MkDocs in a folder of its own (or takes a `--site` built before), serves it with and without
compression, and prints for each: bytes and milliseconds until the page has loaded, milliseconds
until the index is there, and from a click on a facet to the painted answer.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus_maker import make

PROJECT = Path(__file__).resolve().parent.parent
# 1.6 Mbit/s down, 0.75 up, 150 ms: the line that Lighthouse calls slow 4G.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
RUNS, CLICKS = 5, 20
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}

# In the page: click a facet's value and wait until the answer has been painted.
_CLICK = """(selector) => new Promise((done) => {
  const status = document.querySelector(".od-list__count"), found = document.querySelector('[data-part="found"]');
  const before = found.firstElementChild, start = performance.now();
  const watcher = new MutationObserver(() => {
    if (found.firstElementChild === before) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => done([performance.now() - start, status.textContent])));
  });
  watcher.observe(found, { childList: true });
  document.querySelector(selector).click();
})"""


_SELECTORS = """(links) => links.map((link) =>
  `[data-facet="${link.closest("[data-facet]").dataset.facet}"] a[data-code="${link.dataset.code}"]`)"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answer as a static web server does, compressing where it is told to."""

    protocol_version = "HTTP/1.1"
    is_compressing = False

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not self.is_compressing or path.suffix not in _COMPRESSED or not path.is_file():
            return super().do_GET()
        content = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Compressing(_Handler):
    is_compressing = True


def build(folder: Path, *, cases: int) -> Path:
    """Build the site of the published data and `cases` made-up ones in `folder`; return where it is."""
    shutil.copytree(PROJECT / "site_src", folder / "site_src")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    make(folder / "made", cases=cases, project=PROJECT)
    shutil.copytree(PROJECT / "datasets", folder / "datasets")
    for package in sorted((folder / "made").glob("bench-*")):
        shutil.copytree(package, folder / "datasets" / package.name)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


@contextmanager
def served(site: Path, handler: type[_Handler]) -> Iterator[str]:
    """Serve `site` on this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    # A page that is closed early breaks off what it was reading.
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def measure(site: Path, *, is_compressing: bool) -> dict[str, object]:
    """Return what the case list costs on the slow line."""
    browser_path = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    loads, ready, first, weights = [], [], [], []
    with (
        served(site, _Compressing if is_compressing else _Handler) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"]) as browser,
    ):
        for _ in range(RUNS):
            page, weight = _opened(browser.new_context(viewport={"width": 1440, "height": 900}).new_page(), address)
            loads.append(_load(page))
            weights.append(sum(weight))
            selector = '[data-facet="ip_type"] a[data-code="patent"]'
            first.append(page.evaluate(_CLICK, selector)[0])
            page.context.close()
            page, _ = _opened(browser.new_context(viewport={"width": 1440, "height": 900}).new_page(), address)
            page.wait_for_selector("[data-branch]", timeout=60_000)
            ready.append(page.evaluate("performance.now()"))
            if len(loads) < RUNS:
                page.context.close()
        page.wait_for_load_state("networkidle", timeout=120_000)
        clicks = _clicks(page)
    return {
        "bytes until loaded": weights[0],
        "loaded, ms": _said(loads),
        "index there, ms after the start": _said(ready),
        "first click at once after loading, ms": _said(first),
        "facet click, ms": _said(clicks),
    }


def _opened(page: Page, address: str) -> tuple[Page, list[float]]:
    """Open the list on the slow line; return it with the bytes of each answer up to the load event."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    weight: list[float] = []
    session.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    page.goto(f"{address}cases/index.html", wait_until="load")
    return page, list(weight)


def _load(page: Page) -> float:
    return float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"))


def _clicks(page: Page) -> list[float]:
    """Click through the facets, each choice and its taking back."""
    values = page.locator("[data-facet] a[data-code]").evaluate_all(_SELECTORS)
    chosen = values[:: max(1, len(values) // (CLICKS // 2))][: CLICKS // 2]
    return [page.evaluate(_CLICK, selector)[0] for selector in chosen for _ in range(2)]


def _said(figures: list[float]) -> str:
    return f"median {statistics.median(figures):.0f}, most {max(figures):.0f}"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--site", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site or build(Path(folder), cases=arguments.cases)
        for is_compressing in (False, True):
            print("with compression" if is_compressing else "without compression")
            print(json.dumps(measure(site, is_compressing=is_compressing), indent=2))


if __name__ == "__main__":
    main()
