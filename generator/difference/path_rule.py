"""Judge the paths of a change: a publisher's change touches its own folder only, and who must approve it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.difference.codeowners import PLACES, CodeOwners, read_codeowners
from generator.difference.revisions import PathChange

REFERENCE = "reference"
_SCHEMAS = "_schema"
_DESCRIPTOR = "datapackage.json"


class Area(StrEnum):
    """What a path belongs to."""

    PACKAGE = "package"
    REFERENCE = "reference"
    OWNERS = "owners"
    FORGE = "forge"
    PROGRAM = "program"


class Verdict(StrEnum):
    """What the rule says to a change; those from `SEVERAL_PUBLISHERS` on are errors."""

    NOTHING = "nothing"
    NO_DATA = "no_data"
    OWN_FOLDER = "own_folder"
    WITH_REFERENCE = "with_reference"
    REFERENCE_ONLY = "reference_only"
    NEW_PACKAGE = "new_package"
    FOLDER_RENAMED = "folder_renamed"
    SEVERAL_PUBLISHERS = "several_publishers"
    WITH_PROGRAM = "with_program"
    CASE_ONLY = "case_only"


_FINE = (
    Verdict.NOTHING,
    Verdict.NO_DATA,
    Verdict.OWN_FOLDER,
    Verdict.WITH_REFERENCE,
    Verdict.REFERENCE_ONLY,
    Verdict.NEW_PACKAGE,
)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Paths that belong together: those of one publisher (`name`), or of one other area."""

    area: Area
    name: str
    changes: tuple[PathChange, ...]

    @property
    def is_data(self) -> bool:
        """Tell whether the paths hold data."""
        return self.area in {Area.PACKAGE, Area.REFERENCE}


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A folder with changes that the same people own."""

    folder: str
    owners: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the rule says: one verdict for a fine change, one for each thing wrong with another.

    `split` are the groups that each need a change of their own; `collisions` paths that differ in capitals only;
    `new` the packages that did not exist before, `links` the links and submodules among the data.
    """

    verdicts: tuple[Verdict, ...]
    groups: tuple[Group, ...]
    split: tuple[Group, ...]
    approvals: tuple[Approval, ...]
    collisions: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    removed: tuple[str, ...]
    links: tuple[str, ...]
    skipped_lines: tuple[int, ...]

    @property
    def is_fine(self) -> bool:
        """Tell whether nothing is wrong."""
        return all(verdict in _FINE for verdict in self.verdicts)


@dataclass(frozen=True, kw_only=True)
class Tree:
    """What the rule needs to know of one side: all paths, and the text of a file ('' where there is none)."""

    paths: frozenset[str]
    text: Callable[[str], str]

    @property
    def owners_file(self) -> str:
        """Return the path of CODEOWNERS that counts, '' without one."""
        return next((place for place in PLACES if place in self.paths), "")


def judge_paths(
    changes: Iterable[PathChange], *, base: Tree, head: Tree, data: str, stamped: Callable[[str], bool]
) -> Judgement:
    """Judge the changed paths; `data` is the data root's path (``datasets``).

    `stamped` tells of a descriptor whether nothing but its inline table schemas changed: where the
    table schemas change, too, that is the work of a command and no publisher's.
    """
    found = tuple(changes)
    has_schemas = any(change.path.startswith(f"{data}/{_SCHEMAS}/") for change in found)

    def group_of(path: str) -> tuple[Area, str]:
        area, name = _area(path, data=data)
        is_stamp = has_schemas and area in {Area.PACKAGE, Area.REFERENCE} and path.endswith(f"/{_DESCRIPTOR}")
        return (Area.PROGRAM, "") if is_stamp and stamped(path) else (area, name)

    groups = _grouped(found, group_of)
    packages = [group for group in groups if group.area is Area.PACKAGE]
    new, removed = ([group.name for group in packages if not _exists(tree, data, group.name)] for tree in (base, head))
    if _is_one_line_for(new, base, head, data=data):
        # The line of a package comes with the package.
        groups = tuple(group for group in groups if group.area is not Area.OWNERS)
    owners = read_codeowners(base.text(base.owners_file) if base.owners_file else "")
    collisions = tuple(_collisions(found, head))
    verdicts = tuple(_verdicts(groups, new=new, removed=removed, has_collisions=bool(collisions)))
    is_split = any(verdict not in _FINE and verdict is not Verdict.CASE_ONLY for verdict in verdicts)
    return Judgement(
        verdicts=verdicts,
        groups=groups,
        split=tuple(_split(groups)) if is_split else (),
        approvals=tuple(_approvals(groups, owners, data)),
        collisions=collisions,
        new=tuple(new),
        removed=tuple(removed),
        links=tuple(change.path for group in groups if group.is_data for change in group.changes if change.is_link),
        skipped_lines=owners.skipped,
    )


def _area(path: str, *, data: str) -> tuple[Area, str]:
    if path in PLACES:
        return Area.OWNERS, ""
    inside = path.removeprefix(f"{data}/")
    if inside == path or "/" not in inside:
        return (Area.FORGE if path.startswith(".github/") else Area.PROGRAM), ""
    name = inside.partition("/")[0]
    if name == REFERENCE:
        return Area.REFERENCE, name
    return (Area.PROGRAM, "") if name[0] in "._" else (Area.PACKAGE, name)


def _grouped(changes: tuple[PathChange, ...], group_of: Callable[[str], tuple[Area, str]]) -> tuple[Group, ...]:
    found: dict[tuple[Area, str], list[PathChange]] = {}
    for change in changes:
        found.setdefault(group_of(change.path), []).append(change)
    order = list(Area)
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
    return tuple(Group(area=area, name=name, changes=tuple(found[area, name])) for area, name in keys)


def _verdicts(
    groups: tuple[Group, ...], *, new: list[str], removed: list[str], has_collisions: bool
) -> Iterable[Verdict]:
    packages = [group for group in groups if group.area is Area.PACKAGE]
    has_data = any(group.is_data for group in groups)
    wrong: list[Verdict] = []
    if len(packages) == 2 and len(new) == len(removed) == 1:
        wrong.append(Verdict.FOLDER_RENAMED)
    elif len(packages) > 1:
        wrong.append(Verdict.SEVERAL_PUBLISHERS)
    if has_data and any(not group.is_data for group in groups):
        wrong.append(Verdict.WITH_PROGRAM)
    if has_collisions:
        wrong.append(Verdict.CASE_ONLY)
    if wrong:
        return wrong
    if not groups:
        return [Verdict.NOTHING]
    if not has_data:
        return [Verdict.NO_DATA]
    if not packages:
        return [Verdict.REFERENCE_ONLY]
    fine = Verdict.NEW_PACKAGE if new else Verdict.OWN_FOLDER
    return [fine, Verdict.WITH_REFERENCE] if any(group.area is Area.REFERENCE for group in groups) else [fine]


def _exists(tree: Tree, data: str, package: str) -> bool:
    return any(path.startswith(f"{data}/{package}/") for path in tree.paths)


def _is_one_line_for(new: list[str], base: Tree, head: Tree, *, data: str) -> bool:
    """Tell whether CODEOWNERS gained just one line, of the one new package, with somebody on it."""
    if len(new) != 1 or not base.owners_file or base.owners_file != head.owners_file:
        return False
    before = base.text(base.owners_file).splitlines()
    after = head.text(head.owners_file).splitlines()
    added = [index for index in range(len(after)) if after[:index] + after[index + 1 :] == before]
    if not added:
        return False
    folder = f"{data}/{new[0]}"
    lines = read_codeowners(after[added[0]]).lines
    return any(line.owners and line.pattern.strip("/").removesuffix("/**") == folder for line in lines)


def _split(groups: tuple[Group, ...]) -> Iterable[Group]:
    """Yield what each needs a change of its own: the data of each publisher, reference data, all else together."""
    yield from (group for group in groups if group.is_data)
    rest = tuple(change for group in groups if not group.is_data for change in group.changes)
    if rest:
        yield Group(area=Area.PROGRAM, name="", changes=rest)


def _approvals(groups: tuple[Group, ...], owners: CodeOwners, data: str) -> Iterable[Approval]:
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for group in groups:
        for change in group.changes:
            folder = f"{data}/{group.name}" if group.is_data else change.path.rpartition("/")[0].partition("/")[0]
            found.setdefault((folder, owners.owners(change.path)), []).append(change.path)
    return (Approval(folder=key[0], owners=key[1], paths=tuple(paths)) for key, paths in sorted(found.items()))


def _collisions(changes: tuple[PathChange, ...], head: Tree) -> Iterable[tuple[str, str]]:
    """Yield each changed path, or folder of one, that another path of the same place differs from in capitals only."""
    spellings: dict[str, set[str]] = {}
    for path in head.paths:
        for part in _ways(path):
            spellings.setdefault(_folded(part), set()).add(part)
    changed = {part for change in changes if change.new_mode for part in _ways(change.path)}
    for part in sorted(changed):
        others = spellings.get(_folded(part), set()) - {part}
        # Below two folders that collide every path does; the folders are enough.
        if others and not any(len(spellings.get(_folded(way), ())) > 1 for way in _ways(part)[:-1]):
            yield part, min(others)


def _folded(path: str) -> str:
    """Return what Windows and macOS take a path for."""
    return unicodedata.normalize("NFC", path).casefold()


def _ways(path: str) -> list[str]:
    """Return the folders on the way to a path, and the path."""
    parts = path.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def without_schemas(descriptor: Mapping[str, object]) -> object:
    """Return a descriptor without the inline table schemas that a command writes."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        return descriptor
    bare = [
        {key: value for key, value in resource.items() if key != "schema"} if isinstance(resource, dict) else resource
        for resource in resources
    ]
    return {**descriptor, "resources": bare}
