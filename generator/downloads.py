"""Publish the data themselves: every table as CSV and JSON, every package as a zip that validates alone."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from generator.artifacts import Artifact
from generator.corpus import Corpus
from generator.packages import Package, Table
from generator.schemas import Field

_EPOCH = (1980, 1, 1, 0, 0, 0)
_README = """{title}
{notice_zh}

{title_en}
{notice_en}

frictionless validate datapackage.json
"""


def downloads(corpus: Corpus) -> Iterator[Artifact]:
    """Yield ``data/<package>/…`` and ``data/<package>.zip`` for each package."""
    for package in corpus.packages.values():
        files = dict(package_files(package))
        for name, content in files.items():
            yield Artifact(f"data/{package.name}/{name}", content)
        for table in package.tables.values():
            yield Artifact(f"data/{package.name}/{table.name}.json", table_json(table))
        yield Artifact(f"data/{package.name}.zip", _zip(package, files))


def package_files(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the descriptor of a package as it lies in the repository, and what of its tables is public."""
    yield "datapackage.json", (package.folder / "datapackage.json").read_bytes()
    for table in package.tables.values():
        yield f"{table.name}.csv", table.text.encode("utf-8")


def table_json(table: Table) -> bytes:
    """Return a table as a JSON array of objects: numbers and booleans typed, an unknown value null."""
    columns = {
        field.name: pd.Series([_typed(field)(row.values[field.name]) for row in table.rows], dtype="object")
        for field in table.schema.fields
    }
    records = pd.DataFrame(columns).to_dict(orient="records")
    rows = ",\n".join(json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records)
    return f"[\n{rows}\n]\n".encode()


def _typed(field: Field) -> Callable[[str], object]:
    converters: Mapping[str, Callable[[str], object]] = {
        "integer": int,
        "number": lambda value: int(value) if float(value).is_integer() else float(value),
        "boolean": lambda value: value == "true",
        "string": str,
    }
    convert = converters[field.type]
    return lambda value: None if value == "" else convert(value)


def _zip(package: Package, files: Mapping[str, bytes]) -> bytes:
    """Return a zip with a fixed clock, so that the same data give the same bytes."""
    buffer = io.BytesIO()
    descriptor = package.descriptor
    readme = _README.format(
        title=descriptor["title"],
        title_en=descriptor["title_en"],
        notice_zh=descriptor.get("notice_zh", ""),
        notice_en=descriptor.get("notice_en", ""),
    )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, "README.md": readme.encode("utf-8")}.items()):
            info = zipfile.ZipInfo(f"{package.name}/{name}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()
