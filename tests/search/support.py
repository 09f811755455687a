"""Build the real index and a bare site around it."""

import functools
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path

from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.render import template_environment
from generator.schemas import read_schemas
from generator.search.documents import SearchDocument, build_index
from generator.search.reader import IndexReader
from generator.search_documents import documents, facet_labels

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "site_src/assets"
PREFIX = "open-data"

_PAGE = """<!doctype html><html lang="{tag}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{root}assets/tokens.css">
<link rel="stylesheet" href="{root}assets/css/search.css">
<script type="module" src="{root}assets/js/search.js"></script></head>
<body><header>{box}</header><main>{body}</main></body></html>"""
_TOKENS = """:root{color-scheme:light dark;--c-ink:#1b2430;--c-paper:#fbfaf7;--c-paper-2:#f1efe8;--c-line:#d8d4c8;
--c-link:#174ea6;--c-seal:#b5321f;--c-muted:#59616c;--c-mark:#ffe9a8;--fs-s:.875rem;--fs-m:1.0625rem;--fs-l:1.3rem;--radius:3px;
--sp-1:4px;--sp-2:8px;--sp-3:12px;--sp-4:16px;--sp-5:20px;--sp-6:24px;--sp-7:28px;--sp-8:32px}
body{margin:0;padding:16px;background:var(--c-paper);color:var(--c-ink);font:1.0625rem/1.75 sans-serif}
a{color:var(--c-link)}"""


@functools.cache
def corpus():
    """Return the linked corpus of the repository's own packages."""
    schemas = read_schemas(ROOT / "datasets/_schema")
    return link(read_packages(ROOT / "datasets", schemas=schemas).packages)


@functools.cache
def catalogue(lang):
    return read_catalogue(ROOT / "site_src/i18n", lang)


@functools.cache
def real_documents(lang):
    return tuple(documents(corpus(), catalogue(lang)))


@functools.cache
def real_files(lang):
    labels = facet_labels(corpus(), catalogue(lang))
    return {
        artifact.path: artifact.content
        for artifact in build_index(real_documents(lang), lang=lang, facet_labels=labels)
    }


def real_index(lang):
    return IndexReader(real_files(lang).__getitem__, lang=lang)


def index_of(documents_, lang="zh"):
    files = {artifact.path: artifact.content for artifact in build_index(documents_, lang=lang, facet_labels={})}
    return IndexReader(files.__getitem__, lang=lang)


def document(number=0, *, title="", body=(), keywords=(), kind="cases", date="", **facets):
    return SearchDocument(
        kind=kind, url=f"{kind}/{number}.html", title=title, body=tuple(body), keywords=tuple(keywords), date=date,
        facets={name: tuple(values) for name, values in facets.items()},
    )  # fmt: skip


def write_site(folder, files_by_lang):
    """Write the index, the assets and bare pages below a path prefix, as they would be served."""
    site = folder / PREFIX
    for lang, files in files_by_lang.items():
        for path, content in files.items():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        environment = template_environment(ROOT / "site_src/templates", catalogue(lang))
        home = "" if lang == "zh" else "en/"
        for path, name in ((f"{home}search/index.html", "search.html"), (f"{home}cases/sample.html", None)):
            root = "../" * path.count("/")
            context = {"root": root, "home": root + home, "lang": lang}
            body = environment.get_template(name).render(context) if name else "<p>…</p>"
            box = environment.get_template("partials/search-box.html").render(context)
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            tag = "zh-Hans" if lang == "zh" else "en"
            target.write_text(_PAGE.format(tag=tag, title=lang, root=root, box=box, body=body), encoding="utf-8")
    for part in ("js", "css"):
        target = site / "assets" / part
        target.mkdir(parents=True, exist_ok=True)
        for path in (*(ASSETS / part).glob("search*"), *(ASSETS / part).glob("toggles*")):
            (target / path.name).write_bytes(path.read_bytes())
    (site / "assets/tokens.css").write_text(_TOKENS, encoding="utf-8")
    return site


@contextmanager
def served(folder):
    """Serve `folder`; give the address and the list of (path, bytes) that were answered."""
    log = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def copyfile(self, source, outputfile):
            content = source.read()
            log.append((self.path, len(content)))
            outputfile.write(content)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{PREFIX}/", log
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
