# Made-up personal data: no number, name or address in this file is anybody's.
"""A new publisher gets a package that is right in every respect, or nothing at all."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.downloads import downloads
from generator.i18n import read_catalogue
from generator.linking import link
from generator.packages import read_packages
from generator.pages.data_pages import data_pages
from generator.pages.publisher_pages import publisher_page
from generator.pages.writer import Writer
from generator.schemas import read_schemas
from generator.submission.new_package import is_name, is_office, name_from
from tests.conftest import ROOT
from tests.validation.corpus import SCHEMAS_FOLDER, write_root

ASKED = {
    "--name-zh": "杭州市市场监督管理局",
    "--name-en": "Hangzhou Administration for Market Regulation",
    "--jurisdiction": "330100",
    "--contact-zh": "知识产权保护处（0571-00000000）",
    "--contact-en": "IP Protection Division",
}
# Made up: no subscriber has a number of this range.
MOBILE = "15400000000"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a small data root that is right in every respect."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANG", raising=False)
    root = write_root(tmp_path / "datasets")
    shutil.copytree(SCHEMAS_FOLDER, root / "_schema")
    return root


def new(publisher: str = "hangzhou", *more: str, **changed: str) -> int:
    options = {**ASKED, **{f"--{name.replace('_', '-')}": value for name, value in changed.items()}}
    return main(["new", publisher, *(part for pair in options.items() for part in pair), *more])


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_package_validates_at_once_with_no_row_in_any_table(root, capsys):
    assert new("hangzhou", "--kind", "cases", "standards") == 0
    capsys.readouterr()

    assert main(["validate"]) == 0
    assert capsys.readouterr().err == "未发现问题。\n"
    tables = {path.stem: path.read_text("utf-8").splitlines() for path in (root / "hangzhou").glob("*.csv")}
    assert {"typical-cases", "case-parties", "releases", "penalty-standards", "penalty-tiers"} <= tables.keys()
    assert {len(lines) for lines in tables.values()} == {1}


def test_each_table_of_the_package_opens_with_the_columns_of_its_schema(root):
    new()

    for path in sorted((root / "hangzhou").glob("*.csv")):
        schema = json.loads((SCHEMAS_FOLDER / f"{path.stem}.json").read_text("utf-8"))
        [header] = csv.reader(io.StringIO(path.read_text("utf-8")))
        assert header == [field["name"] for field in schema["fields"]]


def test_the_descriptor_says_who_answers_for_the_data_and_under_which_licence(root):
    new("hangzhou", "--official")

    descriptor = json.loads((root / "hangzhou/datapackage.json").read_text("utf-8"))
    assert descriptor["name"] == "hangzhou"
    assert descriptor["title"] == "杭州市市场监督管理局知识产权行政执法典型案例"
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]
    assert descriptor["contact_office"] == {"zh": "知识产权保护处（0571-00000000）", "en": "IP Protection Division"}
    assert descriptor["publisher"]["jurisdiction_code"] == "330100"
    assert descriptor["id_prefixes"] == ["hangzhou-"]
    assert (descriptor["official"], descriptor["contributors"][0]["roles"]) == (True, ["publisher"])


def test_a_package_is_official_only_when_its_agency_says_so(root):
    new()

    descriptor = json.loads((root / "hangzhou/datapackage.json").read_text("utf-8"))
    assert descriptor["official"] is False
    assert "不是该机关的官方发布" in descriptor["notice_zh"]


def test_the_line_for_the_owners_is_printed_and_written_only_when_an_owner_is_named(root, capsys):
    owners = root.parent / ".github/CODEOWNERS"
    owners.parent.mkdir()
    owners.write_text("/datasets/liaoning/ @ln/amr\n", encoding="utf-8")

    new("hangzhou")
    assert "/datasets/hangzhou/ @组织/团队" in capsys.readouterr().out
    assert owners.read_text("utf-8") == "/datasets/liaoning/ @ln/amr\n"

    new("wenzhou", owner="@wz/amr")
    assert owners.read_text("utf-8") == "/datasets/liaoning/ @ln/amr\n/datasets/wenzhou/ @wz/amr\n"


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ({"publisher": "liaoning"}, 2, "datasets/liaoning 已经存在"),
        ({"publisher": "index"}, 2, "保留的名称"),
        ({"publisher": "杭州"}, 2, "例如 hangzhou"),
        ({"publisher": "Wen Zhou"}, 2, "例如 wen-zhou"),
        ({"publisher": "../wenzhou"}, 2, "例如 wenzhou"),
        ({"publisher": "wenzhou", "contact_zh": "张伟"}, 2, "不能是个人"),
        ({"publisher": "wenzhou", "contact_zh": f"法规处（{MOBILE}）"}, 2, "不能写手机号"),
        ({"publisher": "wenzhou", "contact_en": "Ms Zhang, IP Protection Division"}, 2, "--contact-en"),
        ({"publisher": "wenzhou", "contact_zh": " "}, 2, "--contact-zh"),
        ({"publisher": "wenzhou", "owner": "amr"}, 2, "@组织/团队"),
        ({"publisher": "wenzhou", "jurisdiction": "330101"}, 1, "330100"),
        ({"publisher": "wenzhou", "agency": "amr-liaonin"}, 1, "amr-liaoning"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(root, capsys, asked, code, said):
    before = listing(root.parent)

    assert new(**asked) == code

    shown = capsys.readouterr()
    assert said in shown.out + shown.err
    assert MOBILE not in shown.out + shown.err
    assert listing(root.parent) == before


def test_a_prefix_that_another_publisher_uses_is_not_given_away(root, capsys):
    path = root / "liaoning/datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**descriptor, "id_prefixes": [*descriptor["id_prefixes"], "dalian-"]}), "utf-8")

    assert new("dalian") == 1

    assert "“dalian-”已由数据包“liaoning”使用" in capsys.readouterr().out
    assert not (root / "dalian").exists()


def test_a_kind_that_all_publishers_share_is_refused_with_the_place_where_it_lies(root, capsys):
    assert new("hangzhou", "--kind", "agreements") == 2

    assert "datasets/cooperation" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("contact", "lang", "expected"),
    [
        ("知识产权保护处", "zh", True),
        ("杭州市市场监督管理局法规处（0571-00000000）", "zh", True),
        ("办公室 电话：0571-00000000", "zh", True),
        ("知识产权综合行政执法支队", "zh", True),
        ("王处", "zh", False),
        ("王强处长", "zh", False),
        ("联系人王强，法规处", "zh", False),
        ("法规处 王强", "zh", False),
        ("fagui@example.gov.cn", "zh", False),
        ("Office of the Leading Group", "en", True),
        ("IP Protection Division (0571-00000000)", "en", True),
        ("Wang Qiang", "en", False),
        ("Director, IP Protection Division", "en", False),
    ],
)
def test_a_contact_is_an_office_and_no_person(contact, lang, expected):
    assert is_office(contact, lang=lang, on=date(2026, 11, 1)) is expected


@pytest.mark.parametrize("name", ["a" * 41, "con", "lpt1", "-a", "a--b", "a_b", "A", "a.b", "", "1a"])
def test_a_name_that_a_folder_an_address_or_windows_cannot_bear_is_none(name):
    assert not is_name(name)


def test_the_first_word_that_can_be_spelled_as_a_name_is_offered():
    assert name_from("西安", "Xi'an", "hangzhou") == "xian"


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "还没有发布数据"), ("en", "Nothing has been published yet")], ids=["zh", "en"]
)
def test_the_site_shows_a_publisher_who_has_published_nothing_yet(tmp_path, monkeypatch, lang, said):
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    monkeypatch.chdir(tmp_path)
    assert new("wenzhou", jurisdiction="330300", kind="cases") == 0

    schemas = read_schemas(tmp_path / "datasets/_schema")
    corpus = link(read_packages(tmp_path / "datasets", schemas=schemas).packages)
    writer = Writer(corpus, read_catalogue(ROOT / "site_src/i18n", lang))
    page = publisher_page(writer, corpus.packages["wenzhou"])

    assert said in [block.heading for block in page.blocks]
    assert "data/wenzhou.html" in [view.path for view in data_pages(writer)]
    files = {artifact.path: artifact for artifact in downloads(corpus) if artifact.path.startswith("data/wenzhou")}
    assert json.loads(files["data/wenzhou/typical-cases.json"].content) == []
    others = publisher_page(writer, corpus.packages["zhejiang"])
    assert said not in [block.heading for block in others.blocks]
