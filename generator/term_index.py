"""Write what the browser shows beside a term: one small file a language, fetched on first use."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.corpus import Corpus
from generator.i18n import Catalogue
from generator.urls import language_root


def term_index(corpus: Corpus, *, catalogue: Catalogue) -> Iterator[Artifact]:
    """Yield ``glossary/terms.json`` of one language.

    `terms` maps an entry's anchor to [term, term in the other language, its language, definition];
    `more` is the word on the way to the entry.
    """
    is_chinese = catalogue.lang == "zh"
    terms = {
        term.term_zh: [term.term_zh, term.term_en, "en", term.definition_zh]
        if is_chinese
        else [term.term_en, term.term_zh, "zh-Hans", term.definition_en]
        for term in corpus.terms
        if term.definition_zh
    }
    document = {"more": catalogue("terms.more"), "terms": terms}
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    yield Artifact(f"{language_root(catalogue.lang)}glossary/terms.json", content)
