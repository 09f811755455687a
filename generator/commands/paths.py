"""Say whether a change keeps to one publisher's folder, and who must approve it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial

from generator.commands.revisions import Span, find_span, refusals, span_parser, working_file
from generator.commands.shared import CLEAN, ERRORS, choice, today
from generator.difference.excerpts import visible
from generator.difference.path_rule import Tree, judge_paths, without_schemas
from generator.difference.path_words import PathWords
from generator.difference.revisions import Entry, PathChange
from generator.i18n import Catalogue
from generator.messages import FORMATS
from generator.privacy.files import shown_path


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Print what the path rule says; return 1 when the change must be split."""
    parser = span_parser()
    parser.add_argument("--author", default="")
    parser.add_argument("--format", default="text", type=choice("--format", FORMATS, t))
    options = parser.read(arguments, t)
    _, span = find_span(options.revisions, t, merge_base=options.merge_base)
    with refusals(t):
        changes = span.repository.changes(span.base, span.head)
        base, head = _trees(span, changes)

        def is_stamped(path: str) -> bool:
            before, after = (_descriptor(tree.text(path)) for tree in (base, head))
            return bool(before and after) and without_schemas(before) == without_schemas(after)

        judgement = judge_paths(changes, base=base, head=head, data=span.data, stamped=is_stamped)
    words = PathWords(
        judgement=judgement,
        t=t,
        data=span.data,
        base=span.base_name,
        head=span.head_name,
        author=visible(options.author),
        safe=lambda path: visible(shown_path(path, today=today())),
    )
    print({"text": words.text, "json": words.json, "github": words.github}[options.format](), end="")
    return CLEAN if judgement.is_fine else ERRORS


def _trees(span: Span, changes: Sequence[PathChange]) -> tuple[Tree, Tree]:
    repository = span.repository
    entries = {entry.path: entry for entry in repository.tree(span.base)}
    gone = {change.path for change in changes if not change.new_mode}
    paths = (entries.keys() - gone) | {change.path for change in changes if change.new_mode}

    def committed(side: Mapping[str, Entry], path: str) -> str:
        entry = side.get(path)
        if entry is None or not entry.is_regular:
            return ""
        return next(content for _, content in repository.contents([entry])).decode(errors="replace")

    def working(path: str) -> str:
        return working_file(repository.root / path).decode(errors="replace")

    heads = {entry.path: entry for entry in repository.tree(span.head)} if span.head else {}
    return (
        Tree(paths=frozenset(entries), text=partial(committed, entries)),
        Tree(paths=frozenset(paths), text=partial(committed, heads) if span.head else working),
    )


def _descriptor(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
