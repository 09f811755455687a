"""Read what git holds: commits, trees and changed paths; the one door to git.

Nothing is checked out, no link is followed, and no filter or program that the repository's
content names is run. What stands in a tree is a stranger's.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PureWindowsPath

from generator.errors import GeneratorError

_TIMEOUT_SECONDS = 120
_REGULAR = frozenset({"100644", "100755", "100664"})
LINK, SUBMODULE = "120000", "160000"
_NOTHING = "000000"


class RevisionError(GeneratorError):
    """Raised when git cannot say what was asked; `code` is the key of its words, `values` fill them."""

    def __init__(self, code: str, **values: str) -> None:
        """Keep what the words need."""
        self.code = code
        self.values: Mapping[str, str] = values
        super().__init__(code)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One file of a commit's tree: `path` below the repository's root, `size` in bytes (0 of a submodule)."""

    path: str
    mode: str
    oid: str
    size: int

    @property
    def is_regular(self) -> bool:
        """Tell whether it is a file, and neither a link nor a submodule."""
        return self.mode in _REGULAR


@dataclass(frozen=True, kw_only=True, slots=True)
class PathChange:
    """One path that differs; a rename is a path that went and one that came. A mode is '' where nothing stands."""

    path: str
    old_mode: str
    new_mode: str

    @property
    def is_link(self) -> bool:
        """Tell whether a symbolic link or a submodule stands there on either side."""
        return bool({LINK, SUBMODULE} & {self.old_mode, self.new_mode})


@dataclass(frozen=True)
class Repository:
    """A git repository; `root` is the folder of its working tree."""

    root: Path
    _trees: dict[str, tuple[Entry, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def is_shallow(self) -> bool:
        """Tell whether the history was cut off when it was cloned."""
        return self._text("rev-parse", "--is-shallow-repository").strip() == "true"

    def commit(self, name: str) -> str:
        """Return the id of the commit that `name` means; raise RevisionError."""
        if not name or not name.isprintable():
            raise RevisionError("unknown", name=name)
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if self.is_shallow:
            raise RevisionError("unknown-shallow", name=name)
        raise RevisionError("unknown", name=name)

    def names(self) -> tuple[str, ...]:
        """Return the short names of all branches and tags."""
        return tuple(self._text("for-each-ref", "--format=%(refname:short)").split())

    def merge_base(self, first: str, second: str) -> str:
        """Return the newest commit that both commits stand on; raise RevisionError."""
        done = self._run("merge-base", first, second)
        if done.returncode == 0:
            return done.stdout.decode().split()[0]
        raise RevisionError("no-merge-base-shallow" if self.is_shallow else "no-merge-base")

    def tree(self, commit: str) -> tuple[Entry, ...]:
        """Return every file of a commit, by path."""
        if commit not in self._trees:
            listed = self._text("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
            self._trees[commit] = tuple(_entry(line) for line in listed.split("\0") if line)
        return self._trees[commit]

    def changes(self, base: str, head: str) -> tuple[PathChange, ...]:
        """Return the paths that differ between two commits, or between one and the working tree (`head` '').

        Files of the working tree that git does not know yet count, ignored ones do not.
        """
        options = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative", "--no-abbrev")
        # A submodule's own configuration may ask to hide that it moved.
        listed = self._text("diff", *options, "--ignore-submodules=dirty", *filter(None, (base, head)), "--")
        fields = listed.split("\0")
        changes = [
            PathChange(path=path, old_mode=_mode(modes[1:7]), new_mode=_mode(modes[8:14]))
            for modes, path in zip(fields[::2], fields[1::2], strict=False)
        ]
        if not head:
            known = {change.path for change in changes}
            others = self._text("ls-files", "-z", "--others", "--exclude-standard", "--full-name").split("\0")
            changes += (
                PathChange(path=path, old_mode="", new_mode=LINK if (self.root / path).is_symlink() else "100644")
                for path in others
                if path and path not in known
            )
        return tuple(sorted(changes, key=lambda change: change.path))

    def contents(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes]]:
        """Yield the bytes of each of `entries`, one at a time."""
        command = [*self._command(), "cat-file", "--batch"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()) as git:
            if git.stdin is None or git.stdout is None:
                raise RevisionError("failed", reason="cat-file")
            for entry in entries:
                git.stdin.write(f"{entry.oid}\n".encode())
                git.stdin.flush()
                header = git.stdout.readline().split()
                if len(header) != 3:
                    raise RevisionError("failed", reason=f"cat-file {entry.oid}")
                content = git.stdout.read(int(header[2]))
                git.stdout.read(1)
                yield entry, content
            git.stdin.close()

    def _text(self, *arguments: str) -> str:
        done = self._run(*arguments)
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            raise RevisionError("failed", reason=lines[0] if lines else arguments[0])
        return os.fsdecode(done.stdout)

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _git(self._command(), arguments)

    def _command(self) -> list[str]:
        return _command(self.root)


def find_repository(folder: Path) -> Repository:
    """Return the repository that `folder` lies in; raise RevisionError."""
    done = _git(_command(folder), ("rev-parse", "--show-toplevel"))
    if done.returncode == 0:
        return Repository(Path(os.fsdecode(done.stdout).removesuffix("\n")))
    if b"dubious ownership" in done.stderr:
        raise RevisionError("not-owned", path=str(folder))
    raise RevisionError("no-repository")


def is_safe(path: str) -> bool:
    """Tell whether a path of a tree stays below the folder that it is written to, on every system."""
    return all(part not in ("", ".", "..") and PureWindowsPath(part).parts == (part,) for part in path.split("/"))


def _entry(line: str) -> Entry:
    about, path = line.split("\t", 1)
    mode, _, oid, size = about.split()
    return Entry(path=path, mode=mode, oid=oid, size=int(size) if size.isdigit() else 0)


def _mode(mode: str) -> str:
    return "" if mode == _NOTHING else mode


def _command(folder: Path) -> list[str]:
    # A monitor named in the configuration is a program that git would start.
    return ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", str(folder)]


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def _git(command: Sequence[str], arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [*command, *arguments], capture_output=True, check=False, timeout=_TIMEOUT_SECONDS, env=_environment()
        )
    except FileNotFoundError:
        raise RevisionError("no-git") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("failed", reason=arguments[0]) from None
