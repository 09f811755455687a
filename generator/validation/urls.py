"""Check web addresses: http or https, a host, and nothing that hides where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.errors import Problem
from generator.validation.cells import is_url
from generator.validation.dataset import Dataset, Record

_SCHEMES = frozenset({"http", "https"})
_BLANK = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\]")


def check_urls(dataset: Dataset) -> Iterator[Problem]:
    """Yield addresses that a page must not link to (RFC 3986)."""
    for table, schema in dataset.schemas.items():
        fields = [field.name for field in schema.fields if is_url(field)]
        for record in dataset.records[table]:
            for field in fields:
                if record[field]:
                    yield from _judge(record, field)


def _judge(record: Record, field: str) -> Iterator[Problem]:
    value = record[field]
    if _BLANK.search(value):
        yield record.error("url-form", field)
        return
    try:
        parts = urlsplit(value)
        host, user = parts.hostname, parts.username
    except ValueError:
        yield record.error("url-form", field)
        return
    if parts.scheme.lower() not in _SCHEMES:
        yield record.error("url-scheme", field, scheme=parts.scheme or "—")
    elif user is not None:
        yield record.error("url-credentials", field, host=host or "")
    elif not host or "." not in host:
        yield record.error("url-form", field)
