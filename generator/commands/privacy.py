"""Look for personal data in files, in the index of git, or in a range of commits."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator import messages
from generator.commands.shared import CLEAN, ERRORS, Parser, choice, today
from generator.errors import Problem, UsageError
from generator.i18n import Catalogue
from generator.privacy.files import file_findings
from generator.privacy.git_blobs import (
    Blob,
    Commit,
    GitError,
    UnknownCommitError,
    added_since,
    commits_since,
    listed,
    staged,
    top_folder,
)
from generator.privacy.made_up import is_made_up
from generator.privacy.passages import Passage, problems_in


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print what was found to stdout, a summary to stderr; return 1 when anything was found."""
    parser = Parser()
    parser.add_argument("--staged", dest="is_staged", action="store_true")
    parser.add_argument("--since", default="")
    parser.add_argument("--format", default="text", type=choice("--format", messages.FORMATS, t))
    parser.add_argument("paths", nargs="*")
    options = parser.read(arguments, t)
    if bool(options.paths) + options.is_staged + bool(options.since) > 1:
        raise UsageError(t("privacy.one_of"))
    day, files, found = today(), 0, list[Problem]()
    try:
        for blob in _blobs(options.paths, is_staged=options.is_staged, since=options.since, t=t):
            files += 1
            found += _of_blob(blob, day=day)
        if options.since:
            for commit in commits_since(top_folder(Path.cwd()), options.since):
                found += _of_commit(commit, day=day)
    except UnknownCommitError as error:
        raise UsageError(t("privacy.commit_unknown", value=messages.visible(str(error)))) from None
    except GitError as error:
        raise UsageError(t("privacy.git_refused", reason=messages.visible(str(error)))) from None
    print(messages.render(found, lang=t.lang, format=options.format, schemas={}, root_name=""), end="")
    print(t("privacy.summary", files=files, found=len(found)), file=sys.stderr)
    return ERRORS if found else CLEAN


def _blobs(paths: Sequence[str], *, is_staged: bool, since: str, t: Catalogue) -> Iterator[Blob]:
    if paths:
        for given in paths:
            if not os.path.lexists(given):
                raise UsageError(t("cli.path_missing", path=messages.visible(given)))
            yield from _files(Path(given))
        return
    root = top_folder(Path.cwd())
    if is_staged:
        yield from staged(root)
    elif since:
        yield from added_since(root, since)
    else:
        yield from (_file(root / name, name) for name in listed(root) if os.path.lexists(root / name))


def _files(path: Path) -> Iterator[Blob]:
    """Yield a file, or the files in a folder that git would commit; all of them where there is no git."""
    if path.is_symlink() or not path.is_dir():
        yield _file(path, path.as_posix())
        return
    try:
        names = listed(path, ".")
    except GitError:
        names = tuple(sorted(one.relative_to(path).as_posix() for one in path.rglob("*") if not one.is_dir()))
    yield from (_file(path / name, (path / name).as_posix()) for name in names if os.path.lexists(path / name))


def _file(path: Path, shown: str) -> Blob:
    # Git keeps of a link where it points to, and nothing of what stands there.
    return Blob(shown, os.readlink(path).encode() if path.is_symlink() else path.read_bytes())  # noqa: PTH115


def _of_blob(blob: Blob, *, day: date) -> tuple[Problem, ...]:
    if is_made_up(blob.path, blob.content):
        return ()
    found = file_findings(blob.path, blob.content, today=day)
    if not blob.commit:
        return found
    return tuple(dataclasses.replace(one, params={**one.params, "commit": blob.commit}) for one in found)


def _of_commit(commit: Commit, *, day: date) -> tuple[Problem, ...]:
    passages = [
        Passage(text=line, line=number, part="message")
        for number, line in enumerate(commit.message.splitlines(), start=1)
    ]
    for name, mailbox in commit.people:
        # Contributors may sign their work with name and mailbox; a telephone or a card is too much.
        passages += [Passage(text=text, part="contributor") for text in (name, mailbox.partition("@")[0])]
    return problems_in(passages, path=commit.name, today=day)
