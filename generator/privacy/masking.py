"""Take personal data out of texts as courts do: the same person the same mask in the whole document.

最高人民法院关于人民法院在互联网公布裁判文书的规定（法释〔2016〕19号），第八条至第十条.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from generator.privacy.findings import Finding
from generator.privacy.names import is_person
from generator.privacy.person_words import AFTER, COMPOUND
from generator.privacy.texts import personal_data

# What stands in the document where something was taken out; documents are Chinese.
MARKS: Mapping[str, str] = {
    "bank-account": "（银行账号已隐去）",
    "bank-card": "（银行卡号已隐去）",
    "email": "（邮箱已隐去）",
    "health": "（健康信息已隐去）",
    "home-address": "（住址已隐去）",
    "identity-card": "（身份证号已隐去）",
    "messenger-id": "（账号已隐去）",
    "mobile-number": "（电话已隐去）",
    "passport": "（护照号已隐去）",
    "permit": "（证件号已隐去）",
    "property-certificate": "（权属证书编号已隐去）",
    "telephone": "（电话已隐去）",
    "vehicle-plate": "（车牌号已隐去）",
}
_MINOR_MARK = "（未成年人信息已隐去）"
_COMPOUND = re.compile(COMPOUND)
_ALREADY_MASKED = re.compile(r"[\u4e00-\u9fff]某{1,3}(?![\u4e00-\u9fff]?市|县|区|镇|公司)")
_SHORT_NAME = 2


class Masker:
    """Masks of one document: read all of its texts first, then replace in each."""

    def __init__(self, texts: Iterable[tuple[str, str]], *, today: date) -> None:
        """Find the persons named in `texts`, each after its heading or '', and mask them in order of appearance."""
        self._today = today
        self.counts: Counter[str] = Counter()
        self.has_masks = False
        names: dict[str, None] = {}
        for label, text in texts:
            self.has_masks = self.has_masks or bool(_ALREADY_MASKED.search(text))
            for finding in personal_data(_said(label, text), today=today):
                if is_name(finding):
                    names.setdefault(finding.text, None)
        self._masks = _masks(tuple(names))
        longest_first = sorted(self._masks, key=lambda name: (-len(name), name))
        # A name of two characters may be a part of another word; it must end as names end.
        parts = [re.escape(name) + (AFTER if len(name) == _SHORT_NAME else "") for name in longest_first]
        self._named = re.compile("|".join(parts)) if parts else None

    def mask(self, text: str, *, label: str = "") -> str:
        """Return `text` without personal data, and count what was taken out; `label` is the heading of a cell."""
        said = _said(label, text)
        found = personal_data(said, today=self._today)
        pieces, place = list[str](), 0
        for start, end, finding in _apart(found, offset=len(said) - len(text), length=len(text)):
            pieces += [self._persons(text[place:start]), self._replacement(finding, text[start:end])]
            self.counts[finding.kind] += 1
            place = end
        return "".join([*pieces, self._persons(text[place:])])

    def _replacement(self, finding: Finding, original: str) -> str:
        if is_name(finding):
            return self._masks.get(finding.text) or mask_of(original)
        return MARKS.get(finding.kind, _MINOR_MARK)

    def _persons(self, text: str) -> str:
        if self._named is None:
            return text

        def replaced(match: re.Match[str]) -> str:
            self.counts["person-named"] += 1
            return self._masks[match.group()]

        return self._named.sub(replaced, text)


def mask_of(name: str) -> str:
    """Return the mask of one name: 张三丰 is 张某, 欧阳修 is 欧阳某, 买买提·江 is 买某.

    The surname stays, whatever the length of the given name; of a name with · its first
    character; of a name in letters the initials.
    """
    if name.isascii():
        return re.sub(r"\B[a-z]+", "", name)
    compound = _COMPOUND.match(name)
    return (compound.group() if compound and "·" not in name else name[0]) + "某"


def is_name(finding: Finding) -> bool:
    """Return whether a finding is a person's name, which gets a mask of its own and no mark."""
    is_named_minor = finding.kind == "minor" and is_person(finding.text)
    return finding.kind == "person-named" or is_named_minor


def _said(label: str, text: str) -> str:
    return f"{label}:{text}" if label else text


def _masks(names: tuple[str, ...]) -> dict[str, str]:
    """Return the mask of each name; those that share one are numbered in order of appearance."""
    plain = {name: mask_of(name) for name in names}
    shared = Counter(plain.values())
    numbers: Counter[str] = Counter()
    masks = {}
    for name, mask in plain.items():
        numbers[mask] += 1
        masks[name] = f"{mask}{numbers[mask]}" if shared[mask] > 1 else mask
    return masks


def _apart(found: Iterable[Finding], *, offset: int, length: int) -> list[tuple[int, int, Finding]]:
    """Return the findings within a text that follows `offset` characters, overlapping ones once."""
    places: list[tuple[int, int, Finding]] = []
    for finding in found:
        start, end = max(finding.start - offset, 0), min(finding.end - offset, length)
        if start < end and (not places or start >= places[-1][1]):
            places.append((start, end, finding))
    return places
