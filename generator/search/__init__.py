"""Build the sharded search index of one language, and ask it."""
