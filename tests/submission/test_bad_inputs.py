"""Every bad input of the corpus gets the finding that it must get, in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.submission.test_normalising import kinds, read, said

CORPUS = tomllib.loads((Path(__file__).parent / "bad_inputs.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "entry", CORPUS["cell"], ids=[f"{entry['field']}={entry['value']}" for entry in CORPUS["cell"]]
)
def test_a_bad_cell_is_refused_or_doubted_in_these_words(entry: dict[str, Any]):
    result = read(entry["field"], entry["value"], entry.get("number_format", ""))

    assert (result.text, kinds(result)) == (entry.get("text", ""), entry["findings"])
    for lang in ("zh", "en"):
        words = said(result, lang)
        assert [word for word in entry[lang] if word not in words] == [], words
