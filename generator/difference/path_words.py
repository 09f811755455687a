"""Say what the path rule holds of a change: as text, as JSON, as annotations."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator import messages
from generator.difference.codeowners import is_named, is_team
from generator.difference.path_rule import Approval, Area, Group, Judgement, Verdict
from generator.i18n import Catalogue

VERSION = 1
_PATHS_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class PathWords:
    """Puts a judgement into words; `base` and `head` are what to write for the commits in a shell.

    `safe` makes a path fit to be shown; `head` is '' for the working tree, `author` '' where nobody was named.
    """

    judgement: Judgement
    t: Catalogue
    data: str
    base: str
    head: str
    author: str
    safe: Callable[[str], str]

    def messages(self) -> Iterator[tuple[Verdict, str]]:
        """Yield each verdict with its sentence."""
        judgement, t = self.judgement, self.t
        packages = [group.name for group in judgement.groups if group.area is Area.PACKAGE]
        others = [change.path for group in judgement.groups if not group.is_data for change in group.changes]
        comma = t("paths.comma")
        for verdict in judgement.verdicts:
            if verdict is Verdict.CASE_ONLY:
                for one, other in judgement.collisions:
                    yield verdict, t(f"paths.verdict.{verdict}", one=self.safe(one), other=self.safe(other))
                continue
            yield (
                verdict,
                t(
                    f"paths.verdict.{verdict}",
                    data=self.data,
                    packages=comma.join(map(self.safe, packages)),
                    old=comma.join(map(self.safe, judgement.removed)),
                    new=comma.join(map(self.safe, judgement.new)),
                    n=len(packages),
                    files=comma.join(map(self.safe, others[:3])) + (t("paths.and_more") if len(others) > 3 else ""),
                ),
            )

    def text(self) -> str:
        """Return everything as lines of text."""
        return "".join(f"{line}\n" for line in self._lines())

    def github(self) -> str:
        """Return an annotation for each verdict, and for each group of files that must be split off."""
        level = "notice" if self.judgement.is_fine else "error"
        title = {"title": self.t("paths.title")}
        lines = [messages.workflow_command(level, said, title) for _, said in self.messages()]
        for group in self.judgement.split:
            path = group.changes[0].path
            # A path that must not be shown as it is cannot be pointed at.
            place = {"file": path} if self.safe(path) == path else {}
            lines.append(messages.workflow_command("error", self._group(group), {**place, **title}))
        lines += [messages.workflow_command("notice", said, title) for said in (*self._notices(), *self._approvals())]
        return "".join(f"{line}\n" for line in lines)

    def json(self) -> str:
        """Return the document that docs/diff.md describes."""
        judgement = self.judgement
        document = {
            "schema_version": VERSION,
            "is_fine": judgement.is_fine,
            "verdicts": [{"code": str(verdict), "message": said} for verdict, said in self.messages()],
            "notices": list(self._notices()),
            "groups": [self._object(group) for group in judgement.groups],
            "split": [self._object(group) for group in judgement.split],
            "new_packages": [self.safe(name) for name in judgement.new],
            "removed_packages": [self.safe(name) for name in judgement.removed],
            "author": self.author,
            "approvals": [
                {
                    "folder": self.safe(one.folder),
                    "owners": [{"name": owner, "is_team": is_team(owner)} for owner in one.owners],
                    "is_author_named": is_named(self.author, one.owners) if self.author else None,
                    "paths": [self.safe(path) for path in one.paths],
                }
                for one in judgement.approvals
            ],
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def _lines(self) -> Iterator[str]:
        for _, said in self.messages():
            yield said
        yield from self._notices()
        for group in self.judgement.split:
            yield ""
            yield self._group(group)
            paths = [self.safe(change.path) for change in group.changes]
            yield from (f"  {path}" for path in paths[:_PATHS_SHOWN])
            if len(paths) > _PATHS_SHOWN:
                yield "  " + self.t("paths.more", n=len(paths) - _PATHS_SHOWN)
            yield from (f"    {command}" for command in self._commands(group))
        if self.judgement.approvals:
            yield ""
            yield self.t("paths.approvals")
            yield from (f"  {said}" for said in self._approvals())

    def _group(self, group: Group) -> str:
        return self.t(f"paths.split.{group.area}", data=self.data, name=self.safe(group.name), n=len(group.changes))

    def _commands(self, group: Group) -> Iterator[str]:
        """Yield the commands that put a group into a branch of its own."""
        yield shlex.join(["git", "switch", "-c", f"only-{group.name or 'program'}", self.base])
        folders = [f"{self.data}/{one.name}" for one in self.judgement.split if one.is_data]
        paths = [f"{self.data}/{group.name}"] if group.is_data else [".", *(f":!{folder}" for folder in folders)]
        if self.head:
            yield shlex.join(["git", "restore", f"--source={self.head}", "--staged", "--worktree", "--", *paths])
        else:
            yield shlex.join(["git", "add", "--", *paths])
        yield "git commit"

    def _notices(self) -> Iterator[str]:
        t, judgement = self.t, self.judgement
        if judgement.removed and Verdict.FOLDER_RENAMED not in judgement.verdicts:
            yield t("paths.removed", names=t("paths.comma").join(map(self.safe, judgement.removed)))
        if judgement.links:
            yield t("paths.links", paths=t("paths.comma").join(map(self.safe, judgement.links)))
        if judgement.skipped_lines:
            yield t("paths.skipped", lines=t("paths.comma").join(map(str, judgement.skipped_lines)))

    def _approvals(self) -> Iterator[str]:
        yield from (self._approval(one) for one in self.judgement.approvals)

    def _approval(self, one: Approval) -> str:
        t = self.t
        folder = self.safe(one.folder) + "/"
        if not one.owners:
            return t("paths.no_owner", folder=folder)
        said = t("paths.owners", folder=folder, owners=t("paths.comma").join(map(self.safe, one.owners)))
        if not self.author:
            return said
        if is_named(self.author, one.owners):
            key = "author_is"
        else:
            key = "author_unknown" if any(map(is_team, one.owners)) else "author_is_not"
        return said + t(f"paths.{key}", author=self.safe(self.author))

    def _object(self, group: Group) -> dict[str, object]:
        return {
            "area": str(group.area),
            "name": self.safe(group.name),
            "paths": [self.safe(change.path) for change in group.changes],
        }
