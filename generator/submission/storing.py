"""Replace the files of a package together: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

# A data root is read without the folders that begin with a dot.
_PREFIX = ".import-"


def store(files: Mapping[str, bytes], *, root: Path) -> None:
    """Write `files` (content by path below `root`); on any failure put back what was there, and raise it.

    All new content is on the disk before the first file is replaced, and what was there is kept until
    the last one is. When even putting back fails, the kept files stay in a folder of `root` that
    begins with ``.import-``.
    """
    work = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
    new, old = work / "new", work / "old"
    replaced: list[str] = []
    try:
        for path, content in files.items():
            _write(new / path, content)
            if (root / path).exists():
                _write(old / path, (root / path).read_bytes())
        for path in files:
            replaced.append(path)
            (new / path).replace(root / path)
    except BaseException:
        for path in replaced:
            if (old / path).exists():
                (old / path).replace(root / path)
            elif not (new / path).exists():
                (root / path).unlink()
        shutil.rmtree(work)
        raise
    shutil.rmtree(work, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
