"""Tell which cited articles are one and the same, in whatever version of the law."""

from __future__ import annotations

from generator import formats
from generator.corpus import Corpus
from generator.records import CaseCitation


class ArticleKeys:
    """One key for an article in all versions of its law: the number it had before it was moved."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the versions of the laws and the moves between them."""
        self._laws = corpus.laws
        self._moved = {(move.to_law_id, move.to_article): move for move in reversed(corpus.moves)}
        self._families = {law.short_zh.partition("（")[0]: law.family_id for law in corpus.laws.values()}

    def key(self, citation: CaseCitation) -> str:
        """Return the key of the article cited, paragraph and item left out; '' where none is stated.

        A law cited without its version counts as the first: the sources that leave it out are older
        than the move.
        """
        number = formats.article_number(citation.article)
        if not number:
            return ""
        law_id = citation.law_id
        if move := self._moved.get((law_id, number)):
            law_id, number = move.from_law_id, move.from_article
        law = self._laws.get(law_id)
        title = citation.law_title_zh
        return f"{law.family_id if law else self._families.get(title, title)}:{number}"
