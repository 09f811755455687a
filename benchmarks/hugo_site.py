"""Lay out a Hugo site that shows the same record pages, in the form that Hugo reads best.

Hugo gets every page ready to print: names, links, amounts and dates in words, similar cases
chosen. It neither joins tables nor looks anything up, which our own pipe has to do.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.i18n import Catalogue
from generator.pages.view import Citation, DataTable, Facts, PageView, Prose, Result, Results, Source, Tag, Value
from generator.stamping import Shell

_SOURCE = Path(__file__).parent / "hugo"
_WORD = re.compile(r"\[\[([a-z_.]+)\]\]")
# What each slot of the shell is on a page `cases/<id>.html`, in Hugo's words.
_SLOTS = {
    "root": "../",
    "home": "../",
    "title": "{{ .Title }} – [[shell.name]]",
    "description": "{{ .Description }}",
    "canonical": "{{ .Permalink }}",
    "canonical_zh": "{{ .Permalink }}",
    "canonical_en": "https://example.org/en/cases/{{ .File.ContentBaseName }}.html",
    "switch_url": "../en/cases/{{ .File.ContentBaseName }}.html",
    "head": '<script type="application/ld+json">{{ .Params.jsonld | safeJS }}</script>',
    "body": '{{ block "main" . }}{{ end }}',
}


def lay_out(folder: Path, views: Iterable[PageView], *, shell: Shell, catalogue: Catalogue) -> None:
    """Write a Hugo project for `views` (Chinese case pages) into `folder`."""
    shutil.copytree(_SOURCE, folder)
    pieces = list(shell.pieces)
    pieces[1::2] = [_SLOTS[name] for name in shell.pieces[1::2]]
    layouts = folder / "layouts" / "_default"
    (layouts / "baseof.html").write_text("".join(pieces), encoding="utf-8")
    for layout in layouts.iterdir():
        text = _WORD.sub(lambda word: catalogue(word[1]), layout.read_text(encoding="utf-8"))
        layout.write_text(text, encoding="utf-8")
    content = folder / "content" / "cases"
    content.mkdir(parents=True)
    for view in views:
        path = content / Path(view.path).with_suffix(".md").name
        path.write_text(json.dumps(_front_matter(view), ensure_ascii=False) + "\n", encoding="utf-8")


def _front_matter(view: PageView) -> dict[str, Any]:
    matter: dict[str, Any] = {
        "title": view.title,
        "description": view.description,
        "tags": [_tag(tag) for tag in view.tags],
        "jsonld": json.dumps(view.json_ld, ensure_ascii=False),
        "sections": [{"anchor": block.anchor, "heading": block.heading} for block in view.sections],
        "blocks": [],
        "similar": [],
    }
    for block in (*view.blocks, *view.aside, *view.more):
        match block:
            case Prose():
                text = block.paragraphs[0].text
                matter["blocks"].append({"anchor": block.anchor, "heading": block.heading, "text": text})
            case DataTable():
                matter["blocks"].append(_table(block))
            case Facts():
                matter["facts"] = [{"t": fact.term, "v": _values(fact.values)} for fact in block.facts]
            case Source():
                matter["source"] = [{"t": fact.term, "v": _values(fact.values)} for fact in block.facts]
                matter["copies"] = _values(block.copies)
            case Citation():
                matter |= {"gbt": block.gbt, "bibtex": block.bibtex}
            case Results():
                matter["similar"] = [
                    _result(result) | {"why": _values(why)}
                    for result, why in zip(block.results, block.reasons, strict=True)
                ]
                matter["how"] = _value(block.more) if block.more else {}
            case _:
                raise TypeError(f"the Hugo site has no layout for {type(block).__name__}")
    return matter


def _table(block: DataTable) -> dict[str, Any]:
    return {
        "anchor": block.anchor,
        "heading": block.heading,
        "columns": block.columns,
        "rows": [[_values(cell) for cell in row] for row in block.rows],
        "numeric": [place in block.numeric for place in range(len(block.columns))],
        "note": block.note,
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "title": _value(result.title),
        "tags": [_tag(tag) for tag in result.tags],
        "line": _values(result.line),
        "meta": _values(result.meta),
    }


def _tag(tag: Tag) -> dict[str, str]:
    return {"t": tag.text, "c": tag.tone, "h": tag.href and f"../{tag.href}"}


def _values(values: Sequence[Value]) -> list[dict[str, Any]]:
    return [_value(value) for value in values]


def _value(value: Value) -> dict[str, Any]:
    href = value.href if value.is_external else value.href and f"../{value.href}"
    short = {"t": value.text, "h": href, "x": value.title, "l": value.lang, "n": value.note}
    filled: dict[str, Any] = {key: text for key, text in short.items() if text}
    return filled | ({"o": True} if value.is_external else {})
