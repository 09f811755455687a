"""The words of the penalty check: both languages say everything that the engine can say, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER
from tests.pages.real_site import ROOT, corpus

SOURCE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator" / "penalty").glob("*.py")))


def catalogue(lang: str) -> dict[str, str]:
    words = read_catalogue(LOCALE_FOLDER, lang).words
    return {key: word for key, word in words.items() if key.startswith("penalty.")}


def test_both_languages_have_the_same_words_with_the_same_placeholders():
    zh, en = (
        {key: sorted(re.findall(r"\{(\w+)\}", word)) for key, word in catalogue(lang).items()} for lang in ("zh", "en")
    )
    assert zh == en


@pytest.mark.parametrize("group", ["condition", "reason", "path", "unknown", "conflict", "error"])
def test_every_sentence_is_said_somewhere(group):
    codes = [key.removeprefix(f"penalty.{group}.") for key in catalogue("zh") if key.startswith(f"penalty.{group}.")]
    source = SOURCE + (ROOT / "generator" / "commands" / "penalty.py").read_text(encoding="utf-8")
    assert [code for code in codes if f'"{code}"' not in source and f".{code}" not in source] == []


def test_every_code_of_the_data_has_a_word():
    words = catalogue("zh")
    subjects = {item.row.subject for item in corpus().liabilities.values()}
    measures = {code for item in corpus().liabilities.values() for code in item.measures}
    measures |= {code for item in corpus().standards.values() for tier in item.tiers for code in tier.measures}
    severities = {tier.row.severity for item in corpus().standards.values() for tier in item.tiers}
    wanted = [
        *(f"penalty.subject.{code}" for code in subjects),
        *(f"penalty.measure.{code}" for code in measures),
        *(f"penalty.severity.{code}" for code in severities),
    ]
    assert sorted(key for key in wanted if key not in words) == []


def test_chinese_sentences_use_full_width_punctuation():
    half = re.compile(r"[一-鿿]\s*[,;:?!]|[,;:?!]\s*[一-鿿]|\([^)]*[一-鿿]")
    assert [key for key, word in catalogue("zh").items() if half.search(word)] == []


def test_the_engine_reads_no_file_and_no_clock():
    paths = sorted((ROOT / "generator" / "penalty").glob("*.py"))
    forbidden = re.compile(r"\bopen\(|read_text|\.today\(|\.now\(|\bimport (os|time|random)\b")
    found = [path.name for path in paths if forbidden.search(path.read_text(encoding="utf-8"))]
    long = [path.name for path in paths if len(Path(path).read_text(encoding="utf-8").splitlines()) >= 300]
    assert (found, long) == ([], [])
