"""Publish the index of packages and of every record that a list holds, for machines."""

from __future__ import annotations

import json

from generator.artifacts import Artifact
from generator.feeds import Recent
from generator.pages.lists import listed_records
from generator.pages.writer import Writer
from generator.urls import canonical, language_root, record_url


def record_index(writer: Writer) -> Artifact:
    """Return ``data/index.json``: the packages, and the records with their addresses in both languages.

    The records stand list by list, each by id; titles are in both languages whatever the writer's.
    """
    site_url = writer.site_url
    packages = [
        {"name": name, "zip": f"{site_url}data/{name}.zip", "descriptor": f"{site_url}data/{name}/datapackage.json"}
        for name in writer.corpus.packages
    ]
    listed = tuple(listed_records(writer))
    place = {kind: number for number, kind in enumerate(dict.fromkeys(record.kind for record in listed))}
    records = [_entry(record, site_url) for record in sorted(listed, key=lambda one: (place[one.kind], one.identifier))]
    content = json.dumps({"packages": packages, "records": records}, ensure_ascii=False, indent=1) + "\n"
    return Artifact("data/index.json", content.encode())


def _entry(record: Recent, site_url: str) -> dict[str, str]:
    path = record_url(record.kind, record.identifier)
    return {
        "kind": str(record.kind),
        "id": record.identifier,
        "title_zh": record.title_zh,
        "title_en": record.title_en,
        "package": record.package,
        "url_zh": canonical(site_url, path),
        "url_en": canonical(site_url, language_root("en") + path),
    }
