"""Name the folders and addresses that a build works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path

# Periods of publication and limits run by the day in China.
CHINA_TIME = timezone(timedelta(hours=8))


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where a project's parts are; `site_url` ends with a slash, `repo_url` may be empty."""

    root: Path
    site_url: str
    repo_url: str

    @property
    def datasets(self) -> Path:
        """Return the folder of the data packages."""
        return self.root / "datasets"

    @property
    def schemas(self) -> Path:
        """Return the folder of the table schemas."""
        return self.datasets / "_schema"

    @property
    def templates(self) -> Path:
        """Return the folder of the Jinja2 templates."""
        return self.root / "site_src" / "templates"

    @property
    def words(self) -> Path:
        """Return the folder of the site's catalogues of words."""
        return self.root / "site_src" / "i18n"

    @property
    def assets(self) -> Path:
        """Return the folder of style sheets, scripts and pictures."""
        return self.root / "site_src" / "assets"
