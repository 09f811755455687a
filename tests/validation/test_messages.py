"""Problems are said in full, in both languages, in each format, and cannot escape their line."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from generator.errors import Problem, Severity
from generator.i18n import read_catalogue
from generator.messages import LOCALE_FOLDER, render, summary
from tests.validation.corpus import SCHEMAS

PLACEHOLDER = re.compile(r"\{(\w+)\}")

ABOVE = Problem(
    code="tier-above-statute",
    path="liaoning/penalty-tiers.csv",
    line=14,
    field="fine_max",
    value="30000",
    params={
        "found_amount": "30000 CNY",
        "maximum_amount": "10000 CNY",
        "law_zh": "《商标法》",
        "law_en": "Trademark Law",
        "statute_article": "51",
    },
)


def words(lang: str) -> dict[str, str]:
    found = read_catalogue(LOCALE_FOLDER, lang).words
    return {key: text for key, text in found.items() if key.startswith(("problem.", "note.", "frame."))}


def say(*problems: Problem, lang: str = "zh", form: str = "text") -> str:
    return render(problems, lang=lang, format=form, schemas=SCHEMAS, root_name="datasets")


def test_both_languages_have_the_same_words():
    assert set(words("zh")) == set(words("en"))


@pytest.mark.parametrize("key", sorted(words("zh")))
def test_both_languages_fill_the_same_placeholders(key: str):
    assert set(PLACEHOLDER.findall(words("zh")[key])) == set(PLACEHOLDER.findall(words("en")[key]))


@pytest.mark.parametrize("code", sorted({key.split(".")[1] for key in words("zh") if key.startswith("problem.")}))
def test_a_problem_has_message_rule_and_mend(code: str):
    parts = {key.split(".")[2] for key in words("zh") if key.startswith(f"problem.{code}.")}

    assert parts - {"hint"} == {"message", "rule", "mend"}


@pytest.mark.parametrize("key", sorted(key for key in words("zh") if key.startswith(("problem.", "note."))))
def test_a_chinese_message_has_chinese_punctuation_and_no_full_stop(key: str):
    text = words("zh")[key]

    assert not re.search(r"(?<=[\u4e00-\u9fff])[,;:?!]|[。；]$", text)


def test_a_text_in_chinese_names_place_value_rule_and_mend():
    assert say(ABOVE) == (
        "datasets/liaoning/penalty-tiers.csv:14（最高罚款 fine_max）："
        "罚款30000元超过《商标法》第五十一条规定的上限10000元；"
        "依据：《行政处罚法》第十六条：规范性文件不得设定处罚，裁量基准只能在法定幅度内细化；"
        "请改正数额，或者改正所引条款。\n"
    )


def test_a_text_in_english_names_place_value_rule_and_mend():
    assert say(ABOVE, lang="en") == (
        "datasets/liaoning/penalty-tiers.csv:14 (Maximum fine fine_max): "
        "a fine of CNY 30000 exceeds the maximum of CNY 10000 in Trademark Law article 51; "
        "rule: Administrative Penalty Law, art. 16: normative documents set no penalties, "
        "a standard refines only inside the statutory range; correct the figure, or the cited article.\n"
    )


def test_json_has_every_part():
    assert json.loads(say(ABOVE, form="json")) == [
        {
            "path": "datasets/liaoning/penalty-tiers.csv",
            "line": 14,
            "field": "fine_max",
            "field_title": "最高罚款",
            "value": "30000",
            "code": "tier-above-statute",
            "severity": "error",
            "message": "罚款30000元超过《商标法》第五十一条规定的上限10000元",
            "rule": "《行政处罚法》第十六条：规范性文件不得设定处罚，裁量基准只能在法定幅度内细化",
            "mend": "请改正数额，或者改正所引条款",
        }
    ]


def test_no_problems_are_an_empty_list_in_json_and_nothing_in_text():
    assert (say(form="json"), say()) == ("[]\n", "")


def test_an_annotation_escapes_what_would_end_it():
    problem = Problem(code="stray-file", severity=Severity.WARNING, path="a,b:100%/c\n::error::x", value="v", params={})

    line = say(problem, form="github")

    assert line.count("\n") == 1
    assert line.startswith("::warning file=datasets/a%2Cb%3A100%25/c%0A%3A%3Aerror%3A%3Ax,line=1,title=")


def test_a_value_cannot_steer_a_terminal_or_turn_its_text():
    problem = Problem(code="code-unknown", path="p.csv", value="a\x1b[31m\u202eb\nc", params={"allowed": "x"})

    assert "“a\\u001b[31m\\u202eb\\u000ac”" in say(problem)


def test_a_long_value_is_cut():
    problem = Problem(code="code-unknown", path="p.csv", value="长" * 500, params={"allowed": "x"})

    assert "“" + "长" * 80 + "…”" in say(problem)


def test_a_hint_is_given_only_where_something_is_close():
    close = Problem(code="code-unknown", path="p.csv", value="A", params={"allowed": "a、b", "suggestion": "a"})
    far = Problem(code="code-unknown", path="p.csv", value="Z", params={"allowed": "a、b", "suggestion": ""})

    assert "请改用其中之一（是否为“a”？）。" in say(close)
    assert "请改用其中之一。" in say(far)


def test_a_summary_counts_errors_warnings_and_files():
    warning = Problem(code="half-width", severity=Severity.WARNING, path="x.csv")

    assert summary([ABOVE, ABOVE, warning], lang="zh") == "共2个错误、1条提示，涉及2个文件。"
    assert summary([], lang="en") == "No problems found."


def test_a_list_of_codes_is_said_whole_while_a_strangers_value_is_cut():
    codes = "、".join(f"code-{number:03}" for number in range(60))
    problem = Problem(code="code-unknown", path="liaoning/agreements.csv", line=2, value="x" * 200)

    said = say(dataclasses.replace(problem, params={"allowed": codes}))

    assert codes in said and "x" * 80 + "…" in said
