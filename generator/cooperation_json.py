"""Publish who is bound to what as one JSON file, for the pages that answer in the browser and for third parties.

The file is described in docs/cooperation-json.md; the rules are those of `generator.cooperation`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.artifacts import Artifact
from generator.cooperation import binding_parties, by_date, line, status
from generator.corpus import Accord, Case, Corpus
from generator.pages.binding_words import place_name
from generator.pages.writer import Writer
from generator.records import Body, Signatory, SourcedRow
from generator.urls import COOPERATION_JSON

VERSION = "1.0.0"

Json = dict[str, object]


def cooperation_artifacts(writers: Mapping[str, Writer]) -> Iterator[Artifact]:
    """Yield the file; `writers` are those of both languages."""
    content = json.dumps(cooperation(writers), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    yield Artifact(COOPERATION_JSON, f"{content}\n".encode())


def cooperation(writers: Mapping[str, Writer]) -> Json:
    """Return the agreements from the earliest on with all that hangs on them; what is unknown is left out."""
    writer = writers["zh"]
    corpus = writer.corpus
    accords = by_date(corpus.agreements.values())
    cases = tuple(case for case in corpus.cases.values() if case.row.agreement_id or len(_places(corpus, case)) > 1)
    bound = {party.jurisdiction_code for accord in accords for party in binding_parties(accord)}
    bound |= {place for case in cases for place in _places(corpus, case)}
    codes = sorted({above for place in bound for above in line(corpus, place)})
    return {
        "version": VERSION,
        "as_of": corpus.as_of,
        "regions": [_region(writers, code) for code in codes],
        "mechanisms": [
            {
                "id": row.mechanism_id,
                "name_zh": row.name_zh,
                "name_en": row.name_en,
                "about_zh": row.definition_zh,
                "about_en": row.definition_en,
            }
            for row in corpus.mechanisms.values()
        ],
        "agreements": [_agreement(writer, accord) for accord in accords],
        "cases": [
            _filled(
                id=case.row.case_id,
                title_zh=case.row.title_zh,
                title_en=case.row.title_en,
                date=case.date,
                agreement=case.row.agreement_id,
                places=list(_places(corpus, case)),
            )
            for case in cases
        ],
    }


def _region(writers: Mapping[str, Writer], code: str) -> Json:
    corpus = writers["zh"].corpus
    place = corpus.jurisdictions[code]
    above = line(corpus, code)[1:2]
    full = {f"full_{lang}": place_name(writer, code) for lang, writer in writers.items()}
    return _filled(code=code, name_zh=place.name_zh, name_en=place.name_en, **full, parent=above[0] if above else "")


def _agreement(writer: Writer, accord: Accord) -> Json:
    row = accord.row
    sources: dict[str, Json] = {}
    for read in (row, *accord.commitments):
        sources.setdefault(_where(read), _source(writer, read))
    places = list(sources)
    return _filled(
        id=row.agreement_id,
        title_zh=row.title_zh,
        title_en=row.title_en,
        signed_on=row.signed_on,
        status=status(accord),
        level=row.level,
        ip_types=list(accord.ip_types),
        parties=[_party(accord, party) for party in accord.signatories if party.role == "signatory"],
        sources=list(sources.values()),
        commitments=[
            {
                "mechanism": item.mechanism_id,
                "text_zh": item.commitment_zh,
                "text_en": item.commitment_en,
                "basis": item.basis,
                "source": places.index(_where(item)),
            }
            for item in accord.commitments
        ],
        bodies=[_body(body) for body in accord.bodies],
    )


def _party(accord: Accord, party: Signatory) -> Json:
    binds = party.jurisdiction_code if party in binding_parties(accord) else ""
    return _filled(name_zh=party.name_zh, name_en=party.name_en, agency=party.agency_id, binds=binds)


def _where(row: SourcedRow) -> str:
    return row.source_url or row.source_title


def _source(writer: Writer, item: SourcedRow) -> Json:
    linked = writer.is_linked(item.source_url, item.source_kind) if item.source_url else None
    return _filled(title=item.source_title or item.source_url, url=item.source_url, is_linked=linked)


def _body(body: Body) -> Json:
    return _filled(
        id=body.body_id,
        name_zh=body.name_zh,
        name_en=body.name_en,
        established_on=body.established_on,
        functions_zh=body.functions_zh,
        functions_en=body.functions_en,
    )


def _places(corpus: Corpus, case: Case) -> tuple[str, ...]:
    """Return the regions below the nation whose agencies took part."""
    codes = dict.fromkeys(item.jurisdiction_code for item in case.authorities if item.jurisdiction_code)
    return tuple(code for code in codes if line(corpus, code))


def _filled(**values: object) -> Json:
    return {name: value for name, value in values.items() if value is not None and value not in ("", [])}
