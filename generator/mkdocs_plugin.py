"""Let MkDocs build the site: it renders hand-written pages and the shells, the pipe does the rest."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import messages, pipeline
from generator.chrome import SECTIONS, Chrome, prose_chrome, shell_chrome
from generator.config import CHINA_TIME, Settings
from generator.corpus import Corpus
from generator.errors import DataError
from generator.i18n import Catalogue, read_catalogue
from generator.page_weight import first_scripts, pack_css, pack_shell, without_unused
from generator.pages.render import template_environment
from generator.schemas import read_schemas
from generator.stamping import Shell, cut
from generator.urls import LANGUAGES, language_root
from generator.writing import sync, write

_SHELLS = "shells/"
_log = logging.getLogger("mkdocs.plugins.open-data")


class OpenDataPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """MkDocs plugin ``open-data``."""

    _command: str = "build"
    _settings: Settings
    _corpus: Corpus
    _catalogues: dict[str, Catalogue]
    _shells: dict[str, dict[str, Shell]]
    _hand_written: set[str]
    _target: Path
    _workshop: TemporaryDirectory[str]
    _styles: dict[str, str]
    _version: str

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is built to stay or served."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and validate the data before anything is written; stop with every problem listed."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self._settings = Settings(
            root=root,
            site_url=(config.site_url or "http://127.0.0.1:8000/").rstrip("/") + "/",
            repo_url=(config.repo_url or "").rstrip("/"),
        )
        self._catalogues = {lang: read_catalogue(self._settings.words, lang) for lang in LANGUAGES}
        self._shells = {lang: {} for lang in LANGUAGES}
        self._hand_written = set()
        try:
            self._corpus = pipeline.load(self._settings, today=_today())
        except DataError as error:
            schemas = read_schemas(self._settings.schemas)
            text = messages.render(error.problems, lang="zh", format="text", schemas=schemas, root_name="datasets")
            raise PluginError(f"{text}\n{error}") from None
        if self._command == "build":
            self._target = Path(config.site_dir)
            (root / ".cache").mkdir(exist_ok=True)
            self._workshop = TemporaryDirectory(prefix="site-", dir=root / ".cache")
            config.site_dir = self._workshop.name
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put Chinese pages at the root, add assets and shells, leave out what the theme ships and we do not use."""
        for file in list(files):
            if file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")):
                files.remove(file)
            elif file.src_uri.startswith("zh/"):
                file.dest_uri = file.dest_uri.removeprefix("zh/")
        styles = self._settings.assets / "css"
        self._styles = {"site": _packed(styles), **{name: _packed(styles / name) for name in SECTIONS}}
        for name, style in self._styles.items():
            if style:
                files.append(File.generated(config, f"assets/{name}.css", content=style))
        scripts = sorted((self._settings.assets / "js").glob("*.js"))
        images = sorted(self._settings.assets.glob("*.svg"))
        digest = hashlib.sha256("".join(self._styles.values()).encode("utf-8"))
        for path in (*scripts, *images):
            digest.update(path.read_bytes())
        self._version = digest.hexdigest()[:8]
        # Modules import one another by relative address: in a folder of its own no release meets another's.
        addresses = [(path, f"assets/js/{self._version}/{path.name}") for path in scripts]
        addresses += [(path, f"assets/{path.name}") for path in images]
        for path, uri in addresses:
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for lang in LANGUAGES:
            for section in SECTIONS:
                uri = f"{'' if lang == 'zh' else 'en/'}{_SHELLS}{section}.md"
                shell = File.generated(config, uri, content=f"---\nshell: {section}\n---\n")
                shell.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(shell)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme the chrome of each page."""
        env.globals["chrome_of"] = self._chrome_of
        start = (self._settings.assets / "js" / "site.js").read_text(encoding="utf-8")
        env.globals["first_scripts"] = first_scripts(start)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep a rendered shell for stamping and publish nothing in its place."""
        section = page.meta.get("shell")
        if not section:
            self._hand_written.add(page.file.dest_uri.removeprefix(language_root(_lang(page))))
            return without_unused(output)
        self._shells[_lang(page)][section] = cut(pack_shell(without_unused(output)))
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything that data decides, then bring the published folder up to date."""
        built = Path(config.site_dir)
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (built / name).unlink(missing_ok=True)
        paths = write(
            pipeline.artifacts(
                self._corpus,
                settings=self._settings,
                catalogues=self._catalogues,
                shells=self._shells,
                workers=os.cpu_count() or 1 if self._command == "build" else 1,
                hand_written=self._hand_written,
            ),
            built,
        )
        if self._command == "build":
            sync(built, self._target)
            self._workshop.cleanup()
        _log.info("%d files made from data", len(paths))

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Rebuild when data, templates, words or assets change."""
        for folder in (self._settings.datasets, self._settings.root / "site_src"):
            server.watch(str(folder))
        return server

    def _chrome_of(self, page: Page | None) -> Chrome:
        lang = _lang(page) if page else "zh"
        catalogue = self._catalogues[lang]
        environment = template_environment(self._settings.templates, catalogue)

        def search_box(root: str, home: str) -> str:
            return environment.get_template("partials/search-box.html").render(root=root, home=home, lang=lang)

        if page and (section := str(page.meta.get("shell", ""))):
            return shell_chrome(
                catalogue,
                section=section,
                search_box=search_box,
                styles=tuple(name for name in ("site", section) if self._styles[name]),
                version=self._version,
            )
        return prose_chrome(
            catalogue,
            path=page.file.dest_uri if page else "404.html",
            title=str(page.title) if page else catalogue("shell.not_found"),
            description=str(page.meta.get("description", "")) if page else "",
            site_url=self._settings.site_url,
            search_box=search_box,
            version=self._version,
            root=None if page else self._absolute_root(),
        )

    def _absolute_root(self) -> str:
        return "/" + self._settings.site_url.split("/", 3)[3]


def _packed(folder: Path) -> str:
    """Return the style sheets of `folder` as one; a section without any of its own has no folder."""
    return pack_css("".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))))


def _lang(page: Page) -> str:
    return "en" if page.file.src_uri.startswith("en/") else "zh"


def _today() -> date:
    return datetime.now(CHINA_TIME).date()
