"""Tell the files whose personal data were made up on purpose: tests that say so, and nothing else."""

from __future__ import annotations

from pathlib import PurePosixPath

HEADER = "Made-up personal data: no number, name or address in this file is anybody's."
_FOLDER = "tests"
_FIRST_LINES = 5


def is_made_up(path: str, content: bytes) -> bool:
    """Return whether a file (its path from the repository's root) lies in ``tests/`` and opens with the header.

    Neither is enough by itself, so that nobody hides data in what is published: a header does not
    help outside of the tests, and publishers cannot change the tests.
    """
    if PurePosixPath(path).parts[0] != _FOLDER:
        return False
    first = content.split(b"\n", _FIRST_LINES)[:_FIRST_LINES]
    return any(HEADER.encode() in line for line in first)
