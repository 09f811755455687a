"""Find addresses of e-mail and accounts of messengers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.findings import Finding

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MESSENGER = re.compile(
    r"(?:微信(?:号|ID|账号)?[:为是 ]{1,2}[A-Za-z][-_A-Za-z0-9]{5,19}|QQ(?:号码?|账号)?[:为是 ]{0,2}[1-9]\d{4,10})"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Finding]:
    """Yield the accounts in a folded text."""
    if "@" in text:
        yield from (Finding("email", *match.span(), match.group()) for match in _EMAIL.finditer(text))
    yield from (Finding("messenger-id", *match.span(), match.group()) for match in _MESSENGER.finditer(text))
