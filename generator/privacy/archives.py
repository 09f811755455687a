"""Open archives of strangers: none that unpacks without end, is locked, or is not what it says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import GeneratorError

MOST_ENTRIES = 2_000
MOST_BYTES = 200_000_000
_LOCKED = 0x1


class UnseenError(GeneratorError):
    """Raised for content that cannot be looked into; `code` is that of the problem."""

    def __init__(self, code: str) -> None:
        """Keep the problem's code."""
        self.code = code
        super().__init__(code)


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive; raise UnseenError when it is broken, locked or too large unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise UnseenError("unseen-too-large")
            if any(entry.flag_bits & _LOCKED for entry in entries):
                raise UnseenError("unseen-locked")
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise UnseenError("unseen-broken") from None


def entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry's bytes; raise UnseenError when it is larger than it says."""
    said = archive.getinfo(name).file_size
    with archive.open(name) as stream:
        content = stream.read(said + 1)
    if len(content) > said:
        raise UnseenError("unseen-too-large")
    return content
