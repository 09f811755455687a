"""Lay a difference out in words, the same for text, Markdown and HTML: a sentence, tables, lists of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.difference.page_changes import Page, PageDifference, Reason
from generator.difference.speaking import Speaker
from generator.difference.summary import noun, plural, sentence
from generator.difference.values import (
    Change,
    Difference,
    PackageChange,
    PropertyChange,
    RecordChange,
    RowChange,
    SchemaChange,
)

_MARKS = {
    Change.ADDED: "+",
    Change.REMOVED: "-",
    Change.RENAMED: "~",
    Change.MOVED: ">",
    Change.RENUMBERED: "~",
    Change.CHANGED: "~",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing that differs: to what it happened, which part of it, its value before and now; '' where none."""

    change: Change
    subject: str
    what: str = ""
    old: str = ""
    new: str = ""

    @property
    def mark(self) -> str:
        """Return the sign of the change."""
        return _MARKS[self.change]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """What differs in one package, or in the table schemas."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageKind:
    """The pages of one kind that came, went or changed."""

    title: str
    change: Change
    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A difference in words; `notes` are what must be known besides: what was not compared, and why."""

    title: str
    sides: str
    sentence: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    kinds: tuple[PageKind, ...]


def lay_out(difference: Difference, pages: PageDifference | None, speaker: Speaker, *, sides: str) -> Report:
    """Return the report; `sides` says what was compared with what."""
    sections = [_package(package, speaker) for package in difference.packages]
    if difference.schemas:
        lines = tuple(line for schema in difference.schemas for line in _schema(schema, speaker))
        sections.append(Section(heading=speaker.t("difference.schemas"), lines=lines))
    return Report(
        title=speaker.t("difference.title"),
        sides=sides,
        sentence=sentence(difference, pages, speaker),
        notes=tuple(_notes(difference, pages, speaker)),
        sections=tuple(sections),
        kinds=tuple(_kinds(pages, speaker)) if pages else (),
    )


def kind_title(kind: str, speaker: Speaker) -> str:
    """Return what pages of a kind are called: the title of the folder that they stand in."""
    return speaker.t.words.get(f"difference.page.{kind}") or speaker.site(f"{kind}.title") or kind


def record_lines(record: RecordChange, speaker: Speaker) -> Iterator[Line]:
    """Yield what happened to a record and below it."""
    subject = speaker.record(record)
    own = record.own
    if own is not None:
        yield from _own_lines(record, own, subject, speaker)
        if own.change in {Change.ADDED, Change.REMOVED}:
            return
    for child in record.children:
        yield from _child_lines(child, subject, speaker)


def _package(package: PackageChange, speaker: Speaker) -> Section:
    t = speaker.t
    title = speaker.safe(t.pick(package.title_zh, package.title_en))
    name = (
        t("difference.package", title=title, name=speaker.safe(package.name)) if title else speaker.safe(package.name)
    )
    lines: list[Line] = []
    if package.change is not Change.CHANGED:
        lines.append(Line(change=package.change, subject=t("difference.whole_package")))
    lines += [_property(change, t("difference.descriptor"), speaker) for change in package.properties]
    lines += [line for record in package.records for line in record_lines(record, speaker)]
    lines += [
        Line(change=file.change, subject=t("difference.file", path=speaker.safe(file.path))) for file in package.files
    ]
    return Section(heading=name, lines=tuple(lines))


def _own_lines(record: RecordChange, own: RowChange, subject: str, speaker: Speaker) -> Iterator[Line]:
    t = speaker.t
    if own.change is Change.RENAMED and own.old and own.new:
        keys = speaker.own_key(own.table, own.old), speaker.own_key(own.table, own.new)
        yield Line(change=own.change, subject=subject, what=t("difference.id"), old=keys[0], new=keys[1])
    if own.old and own.new and own.old.package != own.new.package:
        packages = (speaker.safe(row.package) for row in (own.old, own.new))
        old, new = packages
        yield Line(change=Change.MOVED, subject=subject, what=t("difference.package_of"), old=old, new=new)
    if own.change in {Change.ADDED, Change.REMOVED}:
        yield Line(change=own.change, subject=subject, what=_children(record, speaker))
    for field in own.fields:
        old, new = speaker.values(own, field)
        yield Line(change=own.change, subject=subject, what=speaker.field(own.table, field), old=old, new=new)
    if record.named_by:
        counted = t("difference.comma").join(
            t("difference.counted_noun", n=f"{number:,}", noun=noun(speaker, table, number))
            for table, number in record.named_by.items()
        )
        yield Line(change=own.change, subject=subject, what=t("difference.named_by", records=counted))


def _children(record: RecordChange, speaker: Speaker) -> str:
    """Say what a record brings with it or takes along: its fines, and how many rows of each child table."""
    counts = Counter(child.table for child in record.children)
    fines = [
        speaker.value(child.table, "amount_cny", child.row.values)
        for child in record.children
        if child.table == "case-outcomes" and child.row.values.get("kind") == "fine" and child.row.values["amount_cny"]
    ]
    parts = [speaker.t("difference.fined", amount=amount) for amount in fines[:3]]
    parts += [speaker.t("difference.rows", table=speaker.table(table), n=number) for table, number in counts.items()]
    return speaker.t("difference.comma").join(parts)


def _child_lines(child: RowChange, subject: str, speaker: Speaker) -> Iterator[Line]:
    name = speaker.child(child)
    if child.change in {Change.ADDED, Change.REMOVED}:
        yield Line(change=child.change, subject=subject, what=name)
    if child.change is Change.RENUMBERED and child.old and child.new:
        keys = speaker.own_key(child.table, child.old), speaker.own_key(child.table, child.new)
        yield Line(change=child.change, subject=subject, what=name, old=keys[0], new=keys[1])
    if child.change is Change.MOVED and child.old and child.new:
        old, new = speaker.safe(child.old.package), speaker.safe(child.new.package)
        yield Line(change=child.change, subject=subject, what=name, old=old, new=new)
    if child.old and child.new:
        for field in child.fields:
            old, new = speaker.values(child, field)
            what = speaker.t("difference.part", whole=name, part=speaker.field(child.table, field))
            yield Line(change=Change.CHANGED, subject=subject, what=what, old=old, new=new)


def _property(change: PropertyChange, subject: str, speaker: Speaker, table: str = "") -> Line:
    what, old, new = speaker.property(change, table=table)
    kind = Change.ADDED if not change.old else Change.REMOVED if not change.new else Change.CHANGED
    return Line(change=kind, subject=subject, what=what, old=old, new=new)


def _schema(schema: SchemaChange, speaker: Speaker) -> Iterator[Line]:
    subject = f"{speaker.table(schema.table)} {speaker.safe(schema.table)}"
    if schema.change is not Change.CHANGED:
        yield Line(change=schema.change, subject=subject)
    for change in schema.properties:
        yield _property(change, subject, speaker, schema.table)


def _notes(difference: Difference, pages: PageDifference | None, speaker: Speaker) -> Iterator[str]:
    t = speaker.t
    for one in difference.unread:
        side = t("difference.head" if one.is_head else "difference.base")
        yield t("difference.unread", path=speaker.safe(one.path), side=side, reason=speaker.reason(one.problem))
    if pages is None:
        return
    if pages.reason is not None:
        words = t(f"difference.no_pages.{pages.reason}")
        yield words if pages.reason is Reason.BASE_EMPTY else plural(words, pages.errors).format(n=f"{pages.errors:,}")
    elif pages.days[0] != pages.days[1]:
        yield t("difference.day_moved", old=pages.days[0], new=pages.days[1])


def _kinds(pages: PageDifference, speaker: Speaker) -> Iterator[PageKind]:
    found = {Change.ADDED: pages.added, Change.REMOVED: pages.gone, Change.CHANGED: pages.changed}
    for change, members in found.items():
        for kind, group in groupby(
            sorted(members, key=lambda page: (page.kind, page.path.count("/"), page.path)), key=lambda page: page.kind
        ):
            shown = tuple(Page(path=page.path, title=speaker.safe(page.title)) for page in group)
            yield PageKind(title=kind_title(kind, speaker), change=change, pages=shown)
