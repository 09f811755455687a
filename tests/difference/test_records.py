"""A difference tells what happened to records, in the words of the site, and nothing else."""

from __future__ import annotations

import json

from generator.cli import main
from tests.validation.corpus import (
    both,
    cell,
    cells,
    csv_text,
    descriptor,
    new_row,
    read_rows,
    text,
    without_row,
    write_rows,
)

LICENCE = {"name": "CC0-1.0", "title": "Attribution", "path": "https://example.org/by/4.0/"}
CASES = "liaoning/typical-cases"
PARTY = {"case_id": "liaoning-2024-01", "role": "respondent", "kind": "company"}


def told(capsys, *arguments: str) -> str:
    assert main(["diff", *arguments]) == 0
    return capsys.readouterr().out


def document(capsys, *arguments: str):
    return json.loads(told(capsys, *arguments, "--format", "json"))


def records(capsys, *arguments: str) -> list[tuple]:
    """Return (change, table, id, fields) of every record, and below it of every child."""
    found = []
    for package in document(capsys, *arguments)["packages"]:
        for record in package["records"]:
            found.append((record["change"], record["table"], " ".join(record["id"]), fields(record)))
            found += [(child["change"], child["table"], child["id"], fields(child)) for child in record["children"]]
    return found


def fields(change) -> list[tuple[str, str, str]]:
    return [(field["field"], field["old"], field["new"]) for field in change["fields"]]


def test_the_working_tree_is_told_in_one_sentence_and_then_record_by_record(scratch, capsys):
    scratch.edit(
        cell("liaoning/case-outcomes", 2, "amount_cny", "50000"),
        cell(CASES, 3, "ip_type", "patent"),
        cell(CASES, 4, "decided_on", "2024-05"),
        new_row("zhejiang/typical-cases", 3, {"case_id": "zhejiang-2024-02", "title_zh": "查处戊案"}, like=2),
    )
    commit = scratch.git("rev-parse", "--short=10", "main")

    assert told(capsys, "main") == (
        "新增1个案例；1处罚款由100,000元改为50,000元；修改2个案例。\n"
        f"比较：main（{commit}） → 当前工作区\n"
        "\n"
        "数据包（liaoning）\n"
        "  ~ 典型案例：查处侵犯“甲”商标案（liaoning-2024-01）\n"
        "      处理结果明细 1（罚款，50,000元，准确数） · 金额：100,000元 → 50,000元\n"
        "  ~ 典型案例：查处侵犯“乙”商标案（liaoning-2024-02）\n"
        "      权利类型：商标 trademark → 专利 patent\n"
        "  ~ 典型案例：查处某公司侵犯“丙”商标案（liaoning-single-1-01）\n"
        "      决定日期：（空） → 2024-05\n"
        "\n"
        "数据包（zhejiang）\n"
        "  + 典型案例：查处戊案（zhejiang-2024-02）\n"
    )


def test_english_says_the_same(scratch, capsys):
    scratch.edit(
        cell("liaoning/case-outcomes", 2, "amount_cny", "50000"),
        new_row("zhejiang/typical-cases", 3, {"case_id": "zhejiang-2024-02", "title_en": "Case E"}, like=2),
        new_row("zhejiang/typical-cases", 4, {"case_id": "zhejiang-2024-03", "title_en": "Case F"}, like=2),
    )

    out = told(capsys, "main", "--lang", "en")

    assert out.startswith("2 cases added; 1 fine changed from CNY 100,000 to CNY 50,000.\n")
    assert "  + Typical cases: Case E (zhejiang-2024-02)\n" in out


def test_equal_data_have_no_difference(scratch, capsys):
    assert told(capsys, "main").splitlines()[0] == "数据没有变化。"


def test_two_commits_are_compared_without_regard_to_the_working_tree(scratch, capsys):
    scratch.commit(cell(CASES, 3, "ip_type", "patent"))
    scratch.edit(cell(CASES, 3, "ip_type", "copyright"))

    assert records(capsys, "main~1", "main") == [
        ("changed", "typical-cases", "liaoning-2024-02", [("ip_type", "商标 trademark", "专利 patent")])
    ]


def test_with_the_merge_base_what_others_did_meanwhile_is_not_told(scratch, capsys):
    scratch.git("switch", "-qc", "mine")
    scratch.commit(cell(CASES, 3, "ip_type", "patent"))
    scratch.git("switch", "-q", "main")
    scratch.commit(cell("zhejiang/typical-cases", 2, "ip_type", "copyright"))

    mine = [("changed", "typical-cases", "liaoning-2024-02", [("ip_type", "商标 trademark", "专利 patent")])]
    others = [("changed", "typical-cases", "zhejiang-2024-01", [("ip_type", "著作权 copyright", "商标 trademark")])]

    assert records(capsys, "main", "mine") == mine + others
    assert records(capsys, "main", "mine", "--merge-base") == mine


def test_a_row_taken_out_of_the_middle_leaves_those_behind_it_renumbered_not_changed(scratch, capsys):
    names = ["沈阳甲乙丙酒业有限公司", "沈阳丁戊酒业有限公司", "沈阳己庚酒业有限公司"]

    def parties(*found: str):
        def edit(root):
            rows = [row for row in read_rows(root, "liaoning/case-parties") if row["case_id"] != PARTY["case_id"]]
            own = [{**PARTY, "seq": str(number), "name_zh": name} for number, name in enumerate(found, start=1)]
            write_rows(root, "liaoning/case-parties", own + rows)

        return edit

    scratch.commit(parties(*names))
    scratch.edit(parties(*names[1:]))

    assert records(capsys, "main") == [
        ("changed", "typical-cases", "liaoning-2024-01", []),
        ("removed", "case-parties", "1", []),
        ("renumbered", "case-parties", "1", []),
        ("renumbered", "case-parties", "2", []),
    ]


def test_a_case_under_another_id_is_renamed_and_takes_its_children_along(scratch, capsys):
    scratch.edit(
        text("liaoning/typical-cases.csv", "liaoning-2024-01", "liaoning-2024-09"),
        *(
            text(f"liaoning/{table}.csv", "liaoning-2024-01", "liaoning-2024-09")
            for table in ("case-violations", "case-parties", "case-amounts", "case-outcomes", "case-citations")
        ),
    )

    [package] = document(capsys, "main")["packages"]
    [record] = package["records"]

    assert (record["change"], record["old_id"], record["id"]) == ("renamed", "liaoning-2024-01", ["liaoning-2024-09"])
    assert (record["fields"], record["children"]) == ([], [])
    assert told(capsys, "main").startswith("1个案例改了编号。\n")


def test_what_points_to_a_renamed_release_follows_it_without_being_told(scratch, capsys):
    def rename(root):
        for table in ("releases", "typical-cases"):
            rows = read_rows(root, f"liaoning/{table}")
            for row in rows:
                row["release_id"] = row["release_id"].replace("liaoning-2024", "liaoning-annual-2024")
            write_rows(root, f"liaoning/{table}", rows)

    scratch.edit(rename)

    [record] = document(capsys, "main")["packages"][0]["records"]

    assert (record["change"], record["old_id"]) == ("renamed", "liaoning-2024")
    # Two of the three cases belong to that release.
    assert record["named_by"] == {"typical-cases": 2}


def test_a_case_in_another_package_has_moved(scratch, capsys):
    def move(root):
        cases = read_rows(root, CASES)
        write_rows(root, CASES, cases[:1] + cases[2:])
        write_rows(root, "zhejiang/typical-cases", [*read_rows(root, "zhejiang/typical-cases"), cases[1]])

    scratch.edit(move)

    [package] = document(capsys, "main")["packages"]
    [record] = package["records"]

    assert (package["name"], record["change"], record["old_package"]) == ("zhejiang", "moved", "liaoning")
    assert record["id"] == ["liaoning-2024-02"]


def test_a_removed_case_says_what_goes_with_it(scratch, capsys):
    tables = ("typical-cases", "case-violations", "case-parties", "case-amounts", "case-outcomes", "case-citations")
    scratch.edit(*(without_row(f"liaoning/{table}", 2) for table in tables))

    out = told(capsys, "main")

    assert out.startswith("删除1个案例。\n")
    assert "  - 典型案例：查处侵犯“甲”商标案（liaoning-2024-01）\n      罚款100,000元，" in out


def test_a_long_text_is_shown_round_the_place_that_changed(scratch, capsys):
    before, after = "甲" * 300 + "共查获一百二十瓶" + "乙" * 300, "甲" * 300 + "共查获二百二十瓶" + "乙" * 300
    scratch.commit(cell(CASES, 2, "facts_zh", before))
    scratch.edit(cell(CASES, 2, "facts_zh", after))

    [(_, _, _, [(_, old, new)])] = records(capsys, "main")

    # Twelve characters on either side of what differs.
    assert old == "…" + "甲" * 9 + "共查获" + "一" + "百二十瓶" + "乙" * 8 + "…"
    assert new == old.replace("一百", "二百")


def test_a_change_of_reference_data_says_how_many_cases_name_it(scratch, capsys):
    authority = {"role": "deciding", "agency_id": "amr-liaoning", "stated_zh": "辽宁省市场监督管理局"}
    rows = [
        {"case_id": "liaoning-2024-01", "seq": "1", **authority},
        {"case_id": "liaoning-2024-01", "seq": "2", **authority},
        {"case_id": "liaoning-2024-02", "seq": "1", **authority},
    ]

    def with_authorities(root):
        file = root / "liaoning" / "case-authorities.csv"
        file.write_text(csv_text("case-authorities", rows), encoding="utf-8")
        document = json.loads((root / "liaoning" / "datapackage.json").read_text("utf-8"))
        schema = json.loads((root / "_schema" / "case-authorities.json").read_text("utf-8"))
        document["resources"].append({"name": "case-authorities", "path": "case-authorities.csv", "schema": schema})
        (root / "liaoning" / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")

    scratch.commit(with_authorities)
    scratch.edit(cell("reference/agencies", 2, "name_zh", "辽宁省知识产权局"))

    [record] = document(capsys, "main")["packages"][0]["records"]

    # Three rows, but two cases.
    assert record["named_by"] == {"typical-cases": 2}
    assert "被引用：2个案例\n" in told(capsys, "main")


def test_a_descriptor_is_told_property_by_property(scratch, capsys):
    bounds = {"releases": {"min": 1, "max": 9}, "typical-cases": {"min": 1, "max": 20}}
    scratch.edit(
        both(
            descriptor("zhejiang", contact_office={"zh": "执法监督处", "en": "IP protection office"}),
            descriptor("zhejiang", licenses=[LICENCE], row_bounds=bounds),
        )
    )

    out = told(capsys, "main")

    assert out.startswith("1个数据包的说明有改动。\n")
    assert out.endswith(
        "数据包（zhejiang）\n"
        "  ~ 数据包说明\n"
        "      许可 › 1 › 名称：CC-BY-4.0 → CC0-1.0\n"
        "      联系处室 › 中文：知识产权保护处 → 执法监督处\n"
        "      行数范围 › 典型案例 › 最多：9 → 20\n"
    )


def test_a_schema_is_told_field_by_field_and_its_copies_in_descriptors_are_not(scratch, capsys):
    def edit(root):
        path = root / "_schema" / "violations.json"
        schema = json.loads(path.read_text("utf-8"))
        schema["fields"][1]["title"] = "违法行为名称"
        path.write_text(json.dumps(schema), encoding="utf-8")
        assert main(["stamp"]) == 0

    scratch.edit(edit)
    capsys.readouterr()

    found = document(capsys, "main")

    assert found["packages"] == []
    [schema] = found["schemas"]
    assert (schema["table"], [change["path"] for change in schema["properties"]]) == (
        "violations",
        [["fields", "name_zh", "title"]],
    )


def test_packages_that_come_and_go_are_told_with_their_records(scratch, capsys):
    scratch.git("rm", "-rq", "datasets/zhejiang")
    scratch.commit()

    assert told(capsys, "main~1").splitlines()[0] == "删除1个案例；删除1个发布批次；删除1个数据包。"
    assert told(capsys, "main", "main~1").splitlines()[0] == "新增1个案例；新增1个发布批次；新增1个数据包。"


def test_a_base_without_data_makes_everything_new(scratch, capsys):
    scratch.git("switch", "-q", "--orphan", "empty")
    scratch.commit()
    scratch.git("switch", "-q", "main")

    found = document(capsys, "empty", "main", "--pages")

    assert found["counts"]["added"]["typical-cases"] == 4
    assert found["schemas"] == []
    assert (found["pages"]["is_compared"], found["pages"]["reason"]) == (False, "base_empty")


def test_a_change_of_the_tables_themselves_is_told_without_pages(scratch, capsys):
    schema = scratch.root / "_schema" / "ended-records.json"
    kept = schema.read_text("utf-8")
    scratch.commit(lambda _: schema.unlink())
    schema.write_text(kept, encoding="utf-8")

    found = document(capsys, "main", "--pages")

    assert [item["table"] for item in found["schemas"]] == ["ended-records"]
    assert (found["pages"]["is_compared"], found["pages"]["reason"]) == (False, "other_columns")
    assert main(["diff", "main", "--pages"]) == 0
    assert "没有比较页面" in capsys.readouterr().out


def test_a_file_that_one_side_cannot_read_is_named_and_its_records_are_not_called_removed(scratch, capsys):
    scratch.edit(
        lambda root: (root / "liaoning" / "typical-cases.csv").write_bytes("案例".encode("gb18030")),
        cell("zhejiang/typical-cases", 2, "ip_type", "patent"),
    )

    found = document(capsys, "main", "--pages")

    assert [(one["path"], one["side"], one["code"]) for one in found["unread"]] == [
        ("liaoning/typical-cases.csv", "head", "encoding-gb18030")
    ]
    assert records(capsys, "main") == [
        ("changed", "typical-cases", "zhejiang-2024-01", [("ip_type", "商标 trademark", "专利 patent")])
    ]
    assert (found["pages"]["is_compared"], found["pages"]["reason"]) == (False, "head_invalid")


def test_a_readme_that_changes_is_told_as_a_file(scratch, capsys):
    scratch.write("datasets/zhejiang/README.md", "说明")

    [package] = document(capsys, "main")["packages"]

    assert package["files"] == [{"path": "zhejiang/README.md", "change": "added"}]


def test_several_changes_of_one_record_are_told_under_it(scratch, capsys):
    scratch.edit(
        cells("liaoning/penalty-tiers", 2, {"fine_max": "4000", "to_value": "20000"}),
        cell("liaoning/case-citations", 2, "article", "60"),
    )

    assert records(capsys, "main") == [
        (
            "changed",
            "penalty-tiers",
            "liaoning-2022-1",
            [("to_value", "10,000元", "20,000元"), ("fine_max", "3,000元", "4,000元")],
        ),
        ("changed", "typical-cases", "liaoning-2024-01", []),
        ("changed", "case-citations", "1", [("article", "第六十条第二款 60(2)", "第六十条 60")]),
    ]


def test_a_descriptor_nested_without_end_is_told_in_one_short_line(scratch, capsys):
    nested = '"x": ' + '{"a": ' * 400 + "1" + "}" * 400
    scratch.edit(text("zhejiang/datapackage.json", "{", "{" + nested + ","))

    out = told(capsys, "main")

    assert max(map(len, out.splitlines())) < 200
    assert "x › a › a › a › a › a：（空） → " in out
