"""Link to the rule that a record's publication rests on."""

from __future__ import annotations

from generator.pages.view import Value
from generator.pages.writer import Writer


def rule_link(writer: Writer, law_id: str, article: str) -> tuple[Value, ...]:
    """Return a law version's page under the words of its article, where one is known; nothing without a law.

    The page of a law holds the articles on penalties, not each one: the link goes to its head.
    """
    law = writer.corpus.laws.get(law_id)
    if law is None:
        return ()
    link = writer.law(law)
    return (link._replace(text=writer.article(law, article).text) if article else link,)
