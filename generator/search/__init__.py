"""Build the sharded search index of one language, and ask it."""

from generator.search.documents import SearchDocument, build_index

__all__ = ["SearchDocument", "build_index"]
