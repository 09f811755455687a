"""Serve the built site below a path and open it in a real Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import SITE_URL

PREFIX = urlsplit(SITE_URL).path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that it can be left out by name and never by itself."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answer like a static web server that has the site in one folder of its own."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(PREFIX)
        return super().translate_path("/" + path.removeprefix(PREFIX) if inside else "/outside-of-the-site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="package")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site on a server of this machine, with a slash at its end."""
    handler = functools.partial(_Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Watched:
    """A page and everything that went wrong on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", lambda line: line.type == "error" and self.faults.append(f"console: {line.text}"))
        # What the browser gives up because a test has left the page is no fault.
        self.page.on(
            "requestfailed",
            lambda request: request.failure == "net::ERR_ABORTED" or self.faults.append(f"failed: {request.url}"),
        )
        self.page.on("request", lambda request: self._is_ours(request.url) or self.faults.append(f"off: {request.url}"))
        self.page.on(
            "response", lambda answer: answer.status < 400 or self.faults.append(f"{answer.status}: {answer.url}")
        )

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self.address, "data:", "blob:"))

    def open(self, path: str) -> Page:
        """Open the page at `path` below the site's root."""
        self.page.goto(self.address + path)
        return self.page


def new_context(browser: Browser, *, width: int = 1440, theme: str = "light", script: bool = True) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        java_script_enabled=script,
        locale="zh-CN",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Return a wide, light page with script that must not have had any fault when the test ends."""
    context = new_context(browser)
    watched = Watched(context.new_page(), address)
    yield watched
    context.close()
    assert watched.faults == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


@pytest.fixture(scope="package")
def kinds(site: Path) -> dict[str, str]:
    """Return the longest Chinese page of each kind by the kind's name: new kinds come in by themselves."""
    longest: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name.startswith("en/") or name == "404.html":
            continue
        folder, _, file = name.rpartition("/")
        is_index = file == "index.html"
        kind = f"{folder}/index" if is_index else f"{folder}/page" if file.startswith("page-") else folder
        longest[kind] = max(longest.get(kind, (0, "")), (path.stat().st_size, name))
    return {kind: name for kind, (_, name) in longest.items()}
