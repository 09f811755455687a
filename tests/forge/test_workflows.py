"""What runs when, and with which rights: read from the workflows themselves."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/workflows"
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def read(path: Path) -> dict:
    # A forge reads the bare word `on` as a name, YAML 1.1 as true.
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in document.items()}


WORKFLOWS = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = [(flow, name, job) for flow, document in WORKFLOWS.items() for name, job in document["jobs"].items()]
STEPS = [(flow, name, step) for flow, name, job in JOBS for step in job["steps"]]


def written(job: dict) -> set[str]:
    return {right for right, level in job["permissions"].items() if level == "write"}


def test_the_workflows_are_the_three_that_the_documents_name():
    assert set(WORKFLOWS) == {"check", "report", "publish"}


def test_a_workflow_has_no_right_but_those_that_a_job_names():
    assert {flow: document["permissions"] for flow, document in WORKFLOWS.items()} == {flow: {} for flow in WORKFLOWS}
    assert [(flow, name) for flow, name, job in JOBS if "permissions" not in job] == []


def test_each_job_writes_no_more_than_it_is_there_for():
    assert {(flow, name): written(job) for flow, name, job in JOBS if written(job)} == {
        ("report", "comment"): {"pull-requests"},
        ("publish", "deploy"): {"pages", "id-token"},
    }


def test_every_action_is_pinned_to_a_commit_whose_version_is_named():
    loose = [
        line.strip()
        for path in sorted(FOLDER.glob("*.yml"))
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line and not PINNED.search(line)
    ]

    assert loose == []


def test_one_action_has_one_commit_everywhere():
    pins = {}
    for _, _, step in STEPS:
        if "uses" in step:
            action, _, commit = step["uses"].partition("@")
            pins.setdefault(action, set()).add(commit)

    assert {action: commits for action, commits in pins.items() if len(commits) > 1} == {}


def test_no_checkout_leaves_credentials_behind():
    kept = [
        (flow, name)
        for flow, name, step in STEPS
        if step.get("uses", "").startswith("actions/checkout@") and step["with"].get("persist-credentials") is not False
    ]

    assert kept == []


def test_no_expression_is_pasted_into_a_script():
    assert [(flow, name, step["run"]) for flow, name, step in STEPS if "${{" in step.get("run", "")] == []


def test_the_check_of_a_request_reads_only_and_knows_no_secret():
    text = (FOLDER / "check.yml").read_text("utf-8")

    assert set(WORKFLOWS["check"]["on"]) == {"pull_request"}
    assert [job["permissions"] for job in WORKFLOWS["check"]["jobs"].values()] == [{"contents": "read"}] * 3
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN|environment:", text)


def test_no_workflow_runs_a_request_with_the_rights_of_the_repository():
    assert [flow for flow, document in WORKFLOWS.items() if "pull_request_target" in document["on"]] == []


def test_the_check_looks_at_every_commit_and_goes_on_after_a_failure():
    steps = WORKFLOWS["check"]["jobs"]["data"]["steps"]
    names = [step["name"] for step in steps if "name" in step]
    checkout = steps[0]["with"]

    assert checkout["fetch-depth"] == 0
    assert names == ["privacy", "paths", "validate", "difference", "findings"]
    after = [step for step in steps if step.get("name") in names[1:] or "upload-artifact" in step.get("uses", "")]
    assert [step["if"] for step in after if "!cancelled()" not in step["if"]] == []


def test_what_leaks_personal_data_is_neither_compared_nor_previewed():
    jobs = WORKFLOWS["check"]["jobs"]
    [difference] = [step for step in jobs["data"]["steps"] if step.get("name") == "difference"]

    assert "steps.privacy.outcome == 'success'" in difference["if"]
    assert "needs.data.outputs.privacy == 'success'" in jobs["preview"]["if"]


def test_the_report_runs_the_script_of_the_default_branch_and_nothing_of_the_request():
    document = WORKFLOWS["report"]
    [job] = document["jobs"].values()
    [checkout, comment] = job["steps"]

    assert document["on"] == {"workflow_run": {"workflows": ["check"], "types": ["completed"]}}
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert comment["run"] == "python3 -I scripts/comment"
    assert "head" not in json.dumps(job)


def test_the_comment_knows_each_step_of_the_check():
    known = runpy.run_path(str(ROOT / "scripts/comment/wording.py"))["CHECKS"]
    named = {step["name"] for flow, _, step in STEPS if flow == "check" and "name" in step}

    assert set(known) == named - {"findings"}


def test_the_site_is_built_once_and_that_build_is_published():
    jobs = WORKFLOWS["publish"]["jobs"]
    builds = [name for flow, name, step in STEPS if flow == "publish" and step.get("run") == "make site"]

    assert builds == ["build"]
    assert {name: job["needs"] for name, job in jobs.items() if "needs" in job} == {
        "deploy": ["build", "test"],
        "mirror": ["build", "test"],
    }
    used = {name: [step.get("uses", "").partition("@")[0] for step in jobs[name]["steps"]] for name in jobs}
    assert used["deploy"] == ["actions/deploy-pages"]
    assert used["mirror"] == ["actions/download-artifact", ""]


def test_what_is_published_is_not_made_from_a_cache_that_a_request_could_fill():
    assert "cache" not in json.dumps(WORKFLOWS["publish"])


def test_a_mirror_is_written_only_where_a_copy_names_one():
    job = WORKFLOWS["publish"]["jobs"]["mirror"]

    assert (job["if"], job["environment"], job["permissions"]) == ("vars.MIRROR_URL != ''", "mirror", {})


def test_every_step_of_every_forge_is_a_target_that_anyone_can_run():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    commands = [step["run"] for _, _, step in STEPS if step.get("run", "").startswith("make ")]
    commands += [job["script"] for job in gitlab.values()]
    asked = {word for line in commands for word in line.split()[1:] if re.fullmatch(r"[a-z]+", word)}

    assert asked >= {"privacy", "paths", "validate", "diff", "lint", "test", "site", "check"}
    assert asked - targets == set()


@pytest.mark.parametrize("path", [path for path in FORMS if path.stem != "config"], ids=lambda path: path.stem)
def test_a_form_asks_in_both_languages_and_says_that_it_is_public(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    labels = [form["name"], form["description"], *(item["attributes"]["label"] for item in fields)]

    assert {"name", "description", "body"} <= form.keys()
    assert [label for label in labels if not re.search(r"[\u4e00-\u9fff].* ?· \w", label)] == []
    assert len({item["id"] for item in fields}) == len(fields)
    first = form["body"][0]["attributes"]["value"]
    assert "本页公开可见" in first and "This form is public" in first


def test_no_form_asks_for_a_file():
    for path in FORMS:
        for item in yaml.safe_load(path.read_text("utf-8")).get("body", ()):
            assert item["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    submit = (ROOT / ".github/ISSUE_TEMPLATE/submit.yml").read_text("utf-8")
    assert "请不要上传工作簿" in submit and "attach no workbook" in submit
