# Made-up personal data: no number, name or address in this file is anybody's.
"""A publisher's change touches its own folder only; the rule says how to split another, and who approves."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from generator.cli import main
from tests.validation.corpus import cell

OWNERS = """# Who approves
*                     @maintainers-one @org/maintainers
/datasets/reference/  @org/reference  # the vocabularies
/datasets/liaoning/   @liaoning-office
/datasets/zhejiang/   @org/zhejiang officer@example.org
"""


@pytest.fixture
def owned(scratch):
    scratch.write(".github/CODEOWNERS", OWNERS)
    scratch.commit()
    return scratch


def judged(capsys, *arguments: str):
    code = main(["paths", "main", "--format", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def verdicts(capsys, *arguments: str) -> tuple[int, list[str]]:
    code, found = judged(capsys, *arguments)
    return code, [verdict["code"] for verdict in found["verdicts"]]


def change(scratch, *paths: str) -> None:
    for path in paths:
        file = scratch.folder / path
        scratch.write(path, (file.read_text("utf-8") if file.exists() else "") + "\n")


SCHEMA = "datasets/_schema/releases.json"
LIAONING, ZHEJIANG = "datasets/liaoning/releases.csv", "datasets/zhejiang/releases.csv"
REFERENCE, PROGRAM = "datasets/reference/agencies.csv", "generator/cli.py"


@pytest.mark.parametrize(
    ("paths", "code", "said"),
    [
        ((), 0, ["nothing"]),
        ((LIAONING, "datasets/liaoning/README.md"), 0, ["own_folder"]),
        ((LIAONING, REFERENCE), 0, ["own_folder", "with_reference"]),
        ((REFERENCE,), 0, ["reference_only"]),
        ((PROGRAM, ".github/workflows/a.yml", ".github/CODEOWNERS"), 0, ["no_data"]),
        (("datasets/_schema/releases.json",), 0, ["no_data"]),
        (("datasets/README.md",), 0, ["no_data"]),
        ((LIAONING, ZHEJIANG), 1, ["several_publishers"]),
        ((LIAONING, PROGRAM), 1, ["with_program"]),
        ((REFERENCE, PROGRAM), 1, ["with_program"]),
        ((LIAONING, "datasets/README.md"), 1, ["with_program"]),
        ((LIAONING, "datasets/_schema/releases.json"), 1, ["with_program"]),
        ((LIAONING, ".github/workflows/a.yml"), 1, ["with_program"]),
        ((LIAONING, ".github/CODEOWNERS"), 1, ["with_program"]),
        ((LIAONING, ZHEJIANG, PROGRAM), 1, ["several_publishers", "with_program"]),
        (("datasets/liaoning/../liaoning/x.csv", "datasetsx/liaoning/x.csv"), 1, ["with_program"]),
    ],
)
def test_the_paths_of_a_change_decide(owned, capsys, paths, code, said):
    change(owned, *paths)

    assert verdicts(capsys) == (code, said)

    # The same once it is committed on a branch.
    owned.git("switch", "-qc", "branch")
    owned.commit()
    assert verdicts(capsys, "branch") == (code, said)


@pytest.mark.parametrize(
    "edit",
    [
        lambda scratch: scratch.git("mv", ZHEJIANG, "datasets/liaoning/moved.csv"),
        lambda scratch: scratch.git("rm", "-q", LIAONING, ZHEJIANG),
        lambda scratch: [(scratch.folder / path).chmod(0o755) for path in (LIAONING, ZHEJIANG)],
        lambda scratch: [
            (scratch.root / name / "link").symlink_to("datapackage.json") for name in ("liaoning", "zhejiang")
        ],
    ],
    ids=["rename", "deletion", "mode", "link"],
)
def test_both_sides_of_a_rename_deletions_modes_and_links_count(owned, capsys, edit):
    edit(owned)

    assert verdicts(capsys) == (1, ["several_publishers"])


def test_a_submodule_in_a_package_counts_and_is_named_even_when_it_asks_to_be_ignored(owned, capsys, tmp_path_factory):
    commit = owned.git("rev-parse", "HEAD")
    owned.git("switch", "-qc", "branch")
    owned.write(".gitmodules", '[submodule "s"]\n\tpath = datasets/zhejiang/s\n\turl = ./s\n\tignore = all\n')
    owned.git("add", ".gitmodules")
    owned.git("update-index", "--add", "--cacheinfo", f"160000,{commit},datasets/zhejiang/s")
    owned.git("commit", "-qm", "submodule")

    code, found = judged(capsys, "branch")

    assert (code, [verdict["code"] for verdict in found["verdicts"]]) == (1, ["with_program"])
    assert {"area": "package", "name": "zhejiang", "paths": ["datasets/zhejiang/s"]} in found["groups"]
    assert "datasets/zhejiang/s" in found["notices"][0]


def new_package(scratch) -> None:
    shutil.copytree(scratch.root / "zhejiang", scratch.root / "jiangsu")


def test_a_new_package_may_bring_its_one_line_in_codeowners(owned, capsys):
    new_package(owned)
    owned.write(".github/CODEOWNERS", OWNERS + "/datasets/jiangsu/    @org/jiangsu\n")

    code, found = judged(capsys)

    assert (code, [verdict["code"] for verdict in found["verdicts"]]) == (0, ["new_package"])
    assert found["new_packages"] == ["jiangsu"]
    # Who approves is decided by the file as it was before the change.
    [approval] = found["approvals"]
    assert [owner["name"] for owner in approval["owners"]] == ["@maintainers-one", "@org/maintainers"]


@pytest.mark.parametrize(
    "owners",
    [
        OWNERS + "/datasets/jiangsu/ @org/jiangsu\n/datasets/anhui/ @org/jiangsu\n",
        OWNERS + "/datasets/liaoning/ @org/jiangsu\n",
        OWNERS + "/datasets/jiangsu/\n",
        OWNERS + "# /datasets/jiangsu/ @org/jiangsu\n",
        OWNERS + "*  @org/jiangsu\n",
        OWNERS.replace("@liaoning-office", "@org/jiangsu"),
        OWNERS.replace("/datasets/liaoning/   @liaoning-office\n", "/datasets/jiangsu/ @org/jiangsu\n"),
        "",
    ],
)
def test_anything_else_in_codeowners_needs_a_change_of_its_own(owned, capsys, owners):
    new_package(owned)
    owned.write(".github/CODEOWNERS", owners)

    assert verdicts(capsys) == (1, ["with_program"])


def test_a_line_in_codeowners_needs_a_new_package(owned, capsys):
    change(owned, LIAONING)
    owned.write(".github/CODEOWNERS", OWNERS + "/datasets/liaoning/ @org/liaoning\n")

    assert verdicts(capsys) == (1, ["with_program"])


def test_a_renamed_folder_is_recognised(owned, capsys):
    owned.git("mv", "datasets/zhejiang", "datasets/zhe-jiang")

    assert main(["paths", "main"]) == 1

    assert capsys.readouterr().out.startswith("看来是把文件夹 zhejiang 改名为 zhe-jiang。")


@pytest.mark.parametrize("path", ["datasets/Zhejiang/releases.csv", "datasets/zhejiang/Releases.csv"])
def test_names_that_differ_in_capitals_only_are_refused(owned, capsys, path):
    change(owned, path)

    assert main(["paths", "main"]) == 1

    out = capsys.readouterr().out
    assert "只有大小写不同" in out and path.removesuffix("/releases.csv") in out


def test_inline_schemas_that_a_command_wrote_belong_to_the_change_of_the_table_schemas(owned, capsys):
    path = owned.root / "_schema" / "releases.json"
    path.write_text(path.read_text("utf-8").replace("发布批次", "批次"), "utf-8")
    assert main(["stamp"]) == 0
    capsys.readouterr()

    assert verdicts(capsys) == (0, ["no_data"])

    file = owned.root / "zhejiang" / "datapackage.json"
    file.write_text(file.read_text("utf-8").replace("知识产权保护处", "执法处"), "utf-8")

    assert verdicts(capsys) == (1, ["with_program"])


def test_a_change_that_must_be_split_says_how_and_the_commands_do_it(owned, capsys):
    owned.git("switch", "-qc", "branch")
    change(owned, LIAONING, PROGRAM, SCHEMA)
    (owned.folder / ZHEJIANG).unlink()
    owned.commit()

    assert main(["paths", "main", "branch", "--lang", "en"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert "A change of its own for datasets/zhejiang/ (files: 1):" in lines
    commands = [line.strip() for line in lines if line.startswith("    git ")]
    for number, command in enumerate(commands):
        line = f"{command} -qm x" if number % 3 == 2 else command
        environment = (
            "export GIT_AUTHOR_NAME=T GIT_AUTHOR_EMAIL=t@e.org GIT_COMMITTER_NAME=T GIT_COMMITTER_EMAIL=t@e.org"
        )
        subprocess.run(f"{environment}; {line}", shell=True, cwd=owned.folder, check=True, capture_output=True)
    assert {
        branch: owned.git("diff", "--name-only", "main", branch).splitlines()
        for branch in ("only-liaoning", "only-zhejiang", "only-program")
    } == {"only-liaoning": [LIAONING], "only-zhejiang": [ZHEJIANG], "only-program": [SCHEMA, PROGRAM]}


def test_the_owners_are_listed_by_folder_and_the_author_is_looked_for_by_name(owned, capsys):
    change(owned, LIAONING, REFERENCE)

    assert main(["paths", "main", "--author", "Liaoning-Office"]) == 0

    assert capsys.readouterr().out == (
        "只改了 datasets/liaoning/，符合规则。\n"
        "同时改了 datasets/reference/，须由公共数据的负责人批准。\n"
        "\n"
        "须经批准（依改动前的CODEOWNERS）：\n"
        "  datasets/liaoning/ @liaoning-office（作者 Liaoning-Office 是负责人）\n"
        "  datasets/reference/ @org/reference（作者 Liaoning-Office 没有单独列名；是否在团队里，离线查不到）\n"
    )


def test_annotations_point_at_the_files_to_split_off(owned, capsys):
    change(owned, LIAONING, ZHEJIANG)

    assert main(["paths", "main", "--format", "github"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error title=路径规则::一次改了2个发布者的数据")
    assert lines[1].startswith(f"::error file={LIAONING},title=路径规则::")
    assert lines[2].startswith(f"::error file={ZHEJIANG},title=路径规则::")


def test_a_path_cannot_forge_an_annotation_nor_show_personal_data(owned, capsys):
    change(owned, "datasets/liaoning/a\n::error::forged", "datasets/zhejiang/13800138000.csv")

    assert main(["paths", "main", "--format", "github"]) == 1

    out = capsys.readouterr().out
    assert all(line.startswith(("::error title=", "::error file=", "::notice title=")) for line in out.splitlines())
    assert "13800138000" not in out


def test_ignored_files_are_no_change(owned, capsys):
    owned.write(".gitignore", "*.tmp\n")
    owned.commit()
    change(owned, "datasets/liaoning/x.tmp", LIAONING)
    owned.edit(cell("liaoning/releases", 2, "title_en", "Other"))

    code, found = judged(capsys)

    assert (code, found["groups"][0]["paths"]) == (0, [LIAONING])
