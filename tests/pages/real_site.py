"""Give tests the site's own corpus, its words, and the pages made of both."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from generator.corpus import Corpus
from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.view import PageView
from generator.pages.writer import Writer
from generator.schemas import read_schemas

ROOT = Path(__file__).parents[2]


@cache
def corpus() -> Corpus:
    datasets = ROOT / "datasets"
    return link(read_packages(datasets, schemas=read_schemas(datasets / "_schema")).packages)


@cache
def writer(lang: str = "zh") -> Writer:
    return Writer(corpus(), read_catalogue(ROOT / "site_src" / "i18n", lang))


def rows(table: str, *, package: str) -> list[dict[str, str]]:
    """Return a table's rows as the file has them, read without any of the generator's code."""
    with (ROOT / "datasets" / package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_rows(table: str) -> list[dict[str, str]]:
    """Return a table's rows of every package that has it, package by package."""
    files = sorted((ROOT / "datasets").glob(f"*/{table}.csv"))
    return [row for file in files for row in rows(table, package=file.parent.name)]


def block(page: PageView, anchor: str):
    """Return the one block of `page` with `anchor`."""
    [found] = [item for item in (*page.blocks, *page.aside, *page.more) if item.anchor == anchor]
    return found


def texts(values) -> list[str]:
    return [value.text for value in values]
