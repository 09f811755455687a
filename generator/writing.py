"""Write a finished site: the only module that touches the output folder."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.artifacts import Artifact
from generator.errors import GeneratorError


class ClashError(GeneratorError):
    """Raised when two stages want to write the same file."""

    def __init__(self, path: str) -> None:
        """Name the `path`."""
        super().__init__(f"two artifacts claim {path}")


def write(artifacts: Iterable[Artifact], folder: Path) -> tuple[str, ...]:
    """Write `artifacts` below `folder` and return their paths in the order given; raise ClashError."""
    written: dict[str, None] = {}
    folders: set[Path] = set()
    for artifact in artifacts:
        if artifact.path in written:
            raise ClashError(artifact.path)
        written[artifact.path] = None
        target = folder / artifact.path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(artifact.content)
    return tuple(written)


def sync(source: Path, target: Path) -> None:
    """Make `target` hold just what `source` holds, touching only files that differ."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_symlink() or (path.is_file() and path.relative_to(target) not in wanted):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for relative in sorted(wanted):
        old, new = target / relative, source / relative
        if not old.is_file() or not filecmp.cmp(old, new, shallow=False):
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new, old)
