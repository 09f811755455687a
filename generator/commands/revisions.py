"""Find the two states that a command compares, and say what git refuses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.commands.shared import Parser, Project, find_project
from generator.difference.excerpts import visible
from generator.difference.revisions import Repository, RevisionError, find_repository
from generator.errors import UsageError
from generator.i18n import Catalogue
from generator.validation.suggestions import nearest


@dataclass(frozen=True, kw_only=True)
class Span:
    """Two states of a project: ids of commits, `head` '' for the working tree as it stands.

    `data` is the path of the data root below the repository's root (``datasets``), `project` that of
    the folder round it, '' where it is the repository's root; both end without a slash.
    """

    repository: Repository
    base_name: str
    head_name: str
    base: str
    head: str
    is_merge_base: bool
    data: str

    @property
    def project(self) -> str:
        """Return the path of the folder that the data root stands in."""
        return self.data.rpartition("/")[0]

    def words(self, t: Catalogue) -> str:
        """Say what is compared with what."""
        base = t("difference.commit", name=visible(self.base_name), id=self.base[:10])
        if self.is_merge_base:
            base = t("difference.merge_base", name=visible(self.base_name), id=self.base[:10])
        head = t("difference.commit", name=visible(self.head_name), id=self.head[:10])
        return t("difference.sides", base=base, head=head if self.head else t("difference.working_tree"))


def span_parser() -> Parser:
    """Return a parser of ``BASE [HEAD] [--merge-base]``."""
    parser = Parser()
    parser.add_argument("--merge-base", action="store_true")
    parser.add_argument("revisions", nargs="*")
    return parser


def find_span(revisions: Sequence[str], t: Catalogue, *, merge_base: bool) -> tuple[Project, Span]:
    """Return the project in this folder and the two states; raise UsageError."""
    if not 1 <= len(revisions) <= 2:
        raise UsageError(t("difference.git.how_many", n=len(revisions)))
    project = find_project((), t)
    with refusals(t):
        repository = find_repository(project.root)
        root = repository.root.resolve()
        if not project.root.resolve().is_relative_to(root):
            raise RevisionError("no-repository")
        base_name, head_name = (*revisions, "")[:2]
        base = _commit(repository, base_name, t)
        head = _commit(repository, head_name, t) if head_name else ""
        if merge_base:
            base = repository.merge_base(base, head or repository.commit("HEAD"))
    return project, Span(
        repository=repository,
        base_name=base_name,
        head_name=head_name,
        base=base,
        head=head,
        is_merge_base=merge_base,
        data=project.root.resolve().relative_to(root).as_posix(),
    )


@contextmanager
def refusals(t: Catalogue) -> Iterator[None]:
    """Turn what git refuses into a UsageError in the catalogue's language."""
    try:
        yield
    except RevisionError as error:
        values = {name: visible(value) for name, value in error.values.items()}
        raise UsageError(t(f"difference.git.{error.code}").format(**values)) from None


def working_file(path: Path) -> bytes:
    """Return the bytes of a file of the working tree; nothing where none, or a link, stands there."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def _commit(repository: Repository, name: str, t: Catalogue) -> str:
    try:
        return repository.commit(name)
    except RevisionError as error:
        near = nearest(name, repository.names()) if error.code == "unknown" else ""
        if not near:
            raise
        raise UsageError(t("difference.git.unknown_near", name=visible(name), near=visible(near))) from None
