"""Find accounts of persons and firms: bank cards and accounts, e-mail, and accounts of messengers and platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.check_digits import is_luhn
from generator.privacy.findings import Finding
from generator.privacy.numbers import is_thing, number_finding

# Ranges of issuers (ISO/IEC 7812): UnionPay 62 and 9558, Visa 4, Mastercard 51-55, JCB 35.
_BANK_CARD = re.compile(r"(?<![0-9A-Za-z.])(?:62|4\d|5[1-5]|35|95(?=[ -]?58))\d?(?:[ -]?\d){12,16}(?![0-9A-Za-z]|\.\d)")
_BANK_LENGTHS = {"6": (16, 17, 18, 19), "4": (16,), "5": (16,), "3": (16,), "9": (19,)}
_DIGITS = r"(\d(?:[ -]?\d){8,25})(?![0-9A-Za-z])"
_ACCOUNT_WORD = r"(?:账号|帐号|账户|帐户|卡号|户头)"
_BANK_ACCOUNT = (
    re.compile(
        r"(?:银行|开户|收款|汇款|汇入|汇至|打款|打入|转账|转入|对公|存折|储蓄|公司)(?:(?!支付宝|微信|QQ)[^。;\d]){0,20}?"
        rf"{_ACCOUNT_WORD}[^\d。;,]{{0,6}}{_DIGITS}"
    ),
    re.compile(rf"(?<!微信)(?<!QQ)(?<!支付宝)(?:账号|卡号)[:为是 ]{{0,2}}{_DIGITS.replace('8,25', '13,25')}"),
)
_MAILBOXES = r"(?:qq|163|126|139|189|yeah|gmail|foxmail|sina|sohu|hotmail|outlook|aliyun|yahoo)\.(?:com|net|cn)"
# A mailbox has at most 64 characters (RFC 5321), and is tried from its first one only.
_MAILBOX = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}"
_EMAIL = re.compile(
    rf"{_MAILBOX}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|{_MAILBOX} ?(?:#|\(at\)|\[at\]|艾特) ?{_MAILBOXES}", re.IGNORECASE
)
_MESSENGER = re.compile(
    r"(?:"
    # A word for the number, or a sign before it, and then any account.
    r"(?:(?:微信|V信|薇信)(?: ?(?:号码?|ID|账号))?[:为是 ]{1,2}|WeChat(?: ?(?:ID|account))?: ?)"
    r"[A-Za-z][-_A-Za-z0-9]{5,19}"
    r"|(?:微信|V信|薇信)(?:号码?|ID|账号)[A-Za-z][-_A-Za-z0-9]{5,19}"
    # Without either, only what nobody would write for a word.
    r"|(?:微信|V信|薇信|(?<![A-Za-z])(?:VX[: ]?|WX[: ]|V:))(?=[-_A-Za-z]*[\d_])[A-Za-z][-_A-Za-z0-9]{5,19}"
    r"|(?:QQ|企鹅|扣扣)(?:号码?|账号)?[:为是 ]{0,2}[1-9]\d{4,10}"
    r"|(?:抖音|快手|小红书|微博|支付宝|旺旺|陌陌|钉钉|WhatsApp|Telegram)[ ]?(?:号码?|ID|账号)[:为是 ]{0,2}@?"
    r"(?=[-_.A-Za-z]*[\d_])[A-Za-z0-9][-_.A-Za-z0-9]{4,19}"
    r")(?![A-Za-z0-9@])",
    re.IGNORECASE,
)
# A look for these costs less than the patterns.
_APP = re.compile(
    "微信|企鹅|扣扣|[Vv]信|薇信|QQ|qq|抖音|快手|小红书|微博|支付宝|旺旺|陌陌|钉钉|[VvWw][Xx]|[Vv]:|[Ww]e[Cc]hat|WhatsApp|Telegram"
)
_AT_SIGN = re.compile(r"[@#]|\(at\)|\[at\]|艾特")


def find_at_banks(text: str) -> Iterator[Finding]:
    """Yield the bank cards and accounts in a folded text."""
    cards = [*_bank_cards(text)]
    yield from cards
    yield from _bank_accounts(text, cards={one.start for one in cards})


def find(text: str) -> Iterator[Finding]:
    """Yield the mailboxes and accounts of messengers in a folded text."""
    if _AT_SIGN.search(text):
        yield from (Finding("email", *match.span(), match.group()) for match in _EMAIL.finditer(text))
    if _APP.search(text):
        yield from (Finding("messenger-id", *match.span(), match.group()) for match in _MESSENGER.finditer(text))


def _bank_cards(text: str) -> Iterator[Finding]:
    for match in _BANK_CARD.finditer(text):
        finding = number_finding("bank-card", text, *match.span())
        digits = finding.text
        if len(digits) in _BANK_LENGTHS[digits[0]] and is_luhn(digits) and not is_thing(text, match.start()):
            yield finding


def _bank_accounts(text: str, *, cards: set[int]) -> Iterator[Finding]:
    taken = set(cards)
    for pattern in _BANK_ACCOUNT:
        for match in pattern.finditer(text):
            if match.start(1) not in taken:
                taken.add(match.start(1))
                yield number_finding("bank-account", text, *match.span(1))
