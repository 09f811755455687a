"""List every check in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.errors import Problem
from generator.validation import (
    canonical,
    dates,
    descriptors,
    duplicates,
    evidence,
    identifiers,
    laws,
    money,
    privacy,
    references,
    sources,
    stock,
    texts,
    tier_fines,
    tier_words,
    tiers,
    urls,
)
from generator.validation.dataset import Dataset

Check = Callable[[Dataset], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    descriptors.check_profile,
    descriptors.check_schemas,
    descriptors.check_row_bounds,
    descriptors.check_prefixes,
    descriptors.check_impact_assessment,
    stock.check_descriptors,
    stock.check_rows,
    references.check_references,
    references.check_local_keys,
    dates.check_calendar,
    dates.check_order,
    dates.check_time_to_decide,
    evidence.check_commitments,
    evidence.check_dates,
    laws.check_articles,
    laws.check_cases,
    laws.check_standards,
    tiers.check_bounds,
    tiers.check_units,
    tiers.check_bands,
    tier_words.check_words,
    tier_fines.check_statute,
    tier_fines.check_method,
    money.check_qualifiers,
    money.check_texts,
    money.check_fines,
    identifiers.check_codes,
    identifiers.check_decision_numbers,
    privacy.check_texts,
    privacy.check_file_names,
    privacy.check_parties,
    privacy.check_single_cases,
    texts.check_characters,
    texts.check_blanks,
    texts.check_formulas,
    texts.check_punctuation,
    texts.check_number_forms,
    urls.check_urls,
    duplicates.check_decision_numbers,
    duplicates.check_titles,
    duplicates.check_facts,
    canonical.check_form,
    sources.check_sources,
)
