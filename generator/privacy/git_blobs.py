"""Read from git what is about to be committed, and all that a range of commits brought in."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import GeneratorError

_CHUNK = 200
_SUBMODULE = "160000"
_RAW = re.compile(r":+(?P<modes>[0-7 ]+) (?P<shas>[0-9a-f ]+) [A-Z]\d*[A-Z]*")


class GitError(GeneratorError):
    """Raised when git refuses, or is not there; the message is git's own."""


class UnknownCommitError(GitError):
    """Raised for a base that is no commit; the message is its name."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One file as git keeps it; `commit` is the short name of the commit that brought it, '' for the index."""

    path: str
    content: bytes
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit says besides its files: its message, and the names and mailboxes of author and committer."""

    name: str
    message: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Change:
    path: str
    sha: str
    commit: str


def top_folder(folder: Path) -> Path:
    """Return the root of the repository that `folder` lies in; raise GitError."""
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))


def listed(root: Path, *only: str) -> tuple[str, ...]:
    """Return the files that git would commit, tracked or new and not ignored, below `only` where given."""
    out = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *only)
    return tuple(sorted(set(out.decode("utf-8", "surrogateescape").split("\0")) - {""}))


def staged(root: Path) -> Iterator[Blob]:
    """Yield the files that the next commit would add or change, as the index holds them."""
    raw = _git(root, "diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=AMT")
    yield from _blobs(root, _changes(raw, ""))


def added_since(root: Path, base: str) -> Iterator[Blob]:
    """Yield every file that a commit after `base` added or changed, those that a later commit took away too."""
    changes: dict[tuple[str, str], _Change] = {}
    for sha in _commits(root, base):
        raw = _git(root, "diff-tree", "-r", "-c", "--root", "--raw", "-z", "--no-renames", "--no-commit-id", sha)
        for change in _changes(raw, sha[:7]):
            changes.setdefault((change.sha, change.path), change)
    yield from _blobs(root, list(changes.values()))


def commits_since(root: Path, base: str) -> Iterator[Commit]:
    """Yield the messages and people of the commits after `base`, the oldest first."""
    for sha in _commits(root, base):
        out = _git(root, "show", "-s", "--format=%an%x00%ae%x00%cn%x00%ce%x00%B", sha).decode("utf-8", "replace")
        author, mailbox, committer, his_mailbox, message = out.split("\0", 4)
        yield Commit(sha[:7], message, ((author, mailbox), (committer, his_mailbox)))


def _commits(root: Path, base: str) -> list[str]:
    try:
        named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    except GitError:
        raise UnknownCommitError(base) from None
    return _git(root, "rev-list", "--reverse", f"{named.decode().strip()}..HEAD").decode().split()


def _changes(raw: bytes, commit: str) -> list[_Change]:
    fields = raw.decode("utf-8", "surrogateescape").split("\0")
    found = []
    for described, path in zip(fields[0::2], fields[1::2], strict=False):
        match = _RAW.match(described)
        if not match:
            raise GitError(described)
        mode, sha = match["modes"].split()[-1], match["shas"].split()[-1]
        if mode != _SUBMODULE and set(sha) != {"0"}:
            found.append(_Change(path, sha, commit))
    return found


def _blobs(root: Path, changes: Sequence[_Change]) -> Iterator[Blob]:
    for start in range(0, len(changes), _CHUNK):
        chunk = changes[start : start + _CHUNK]
        asked = "".join(f"{change.sha}\n" for change in chunk).encode()
        out, place = _git(root, "cat-file", "--batch", given=asked), 0
        for change in chunk:
            end = out.index(b"\n", place)
            size = int(out[place:end].split()[2])
            yield Blob(change.path, out[end + 1 : end + 1 + size], change.commit)
            place = end + 1 + size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        # Only what git itself stores: no filters, no programs of the repository's own settings.
        done = subprocess.run(["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError("git") from None
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip() or " ".join(arguments[:1]))
    return done.stdout
