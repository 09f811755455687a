# Made-up personal data: no number, name or address in this file is anybody's.
"""Whatever is wrong with the data, the build stops, says where, and leaves the published site as it was.

No identifier here was ever issued: the area code is 99….
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project
from tests.site.folders import contents, times

PACKAGE = "liaoning"
IDENTITY_CARD = "990000199003071235"
FIFTY_MEGABYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the package: `place` must be named, `said` is a part of the message."""

    name: str
    plant: Callable[[Path], None]
    place: str
    said: str = ""


def cell(file: str, line: int, **values: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        header, rows = read(folder / file)
        rows[line - 2].update(values)
        write(folder / file, header, rows)

    return plant


def read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        return list(lines.fieldnames), list(lines)


def write(path: Path, header: list[str], rows: list[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, header, extrasaction="ignore", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def content(file: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes(change((folder / file).read_bytes())) and None


def without_a_column(folder: Path) -> None:
    header, rows = read(folder / "releases.csv")
    write(folder / "releases.csv", [name for name in header if name != "released_on"], rows)


def with_a_row_twice(folder: Path) -> None:
    header, rows = read(folder / "releases.csv")
    write(folder / "releases.csv", header, [rows[0], *rows])


def with_a_path_outside(folder: Path) -> None:
    path = folder / "datapackage.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["resources"][0]["path"] = "../shanghai/releases.csv"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")


def with_a_link(folder: Path) -> None:
    (folder / "case-parties.csv").unlink()
    (folder / "case-parties.csv").symlink_to("../shanghai/case-parties.csv")


FAULTS = (
    Fault("a missing column", without_a_column, "releases.csv:1", "released_on"),
    Fault("a wrong code", cell("typical-cases.csv", 2, ip_type="trade-mark"), "typical-cases.csv:2", "trade-mark"),
    Fault("a tier above the statute", cell("penalty-tiers.csv", 4, fine_max="30000"), "penalty-tiers.csv:4", "30000"),
    Fault("an id twice", with_a_row_twice, "releases.csv:3", "release_id"),
    Fault(
        "an identity card number",
        cell("typical-cases.csv", 2, facts_zh=f"当事人身份证号{IDENTITY_CARD}。"),
        "typical-cases.csv:2",
        "居民身份证号码",
    ),
    Fault(
        "an unknown law version",
        cell("case-citations.csv", 3, law_id="trademark-law-2099"),
        "case-citations.csv:3",
        "trademark-law-2099",
    ),
    Fault(
        "a table in GB18030",
        content("typical-cases.csv", lambda found: found.decode("utf-8").encode("gb18030")),
        "typical-cases.csv:2",
        "UTF-8",
    ),
    Fault("a byte order mark", content("releases.csv", lambda found: b"\xef\xbb\xbf" + found), "releases.csv:1"),
    Fault("Windows line ends", content("releases.csv", lambda found: found.replace(b"\n", b"\r\n")), "releases.csv:1"),
    Fault("a path outside the package", with_a_path_outside, "datapackage.json", "../shanghai/releases.csv"),
    Fault("a symbolic link", with_a_link, "case-parties.csv", "符号链接"),
    Fault("an empty file", content("releases.csv", lambda _: b""), "releases.csv"),
    Fault(
        "a cell of 50 megabytes",
        cell("typical-cases.csv", 2, facts_zh="案" * (FIFTY_MEGABYTES // len("案".encode()))),
        "typical-cases.csv:2",
        "facts_zh",
    ),
)


@dataclass(frozen=True)
class Published:
    """A project with a site of yesterday, and what that site was."""

    project: Project
    contents: dict[str, str]
    times: dict[str, int]
    package: Path


@pytest.fixture(scope="module")
def published(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Published:
    mine = copy_project(tmp_path_factory.mktemp("broken") / "project")
    shutil.copytree(project.site, mine.site)
    return Published(mine, contents(mine.site), times(mine.site), project.datasets / PACKAGE)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_broken_data_stop_the_build_and_leave_the_old_site_as_it_was(published: Published, fault: Fault):
    folder = published.project.datasets / PACKAGE
    shutil.rmtree(folder)
    shutil.copytree(published.package, folder)
    fault.plant(folder)

    done = published.project.build()

    output = done.stdout + done.stderr
    lines = [line for line in output.splitlines() if f"datasets/{PACKAGE}/{fault.place}" in line]
    assert done.returncode != 0
    assert any(fault.said in line for line in lines), output[-3000:]
    assert "Traceback" not in output
    assert IDENTITY_CARD not in output
    assert contents(published.project.site) == published.contents
    assert times(published.project.site) == published.times
