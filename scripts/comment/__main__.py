"""Say in a pull request what its check found: one comment, written anew by each run of the workflow `report`.

This runs with the right to comment, so it uses the standard library and `gh` alone. The event and the answers of the
forge are trusted. The artifact is not, since the request's own code made it: it is bounded, read as data of a known
shape, and every word of it is shown as plain text.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wording import CHECKS, MARK, compose

AUTHOR = "github-actions[bot]"
FILES = ("findings.zh.txt", "findings.en.txt", "diff.zh.json", "diff.en.json")
MOST_ZIPPED = 2_000_000
MOST_BYTES = 8_000_000


def main() -> int:
    """Comment on the request that the finished run belongs to; do nothing when there is none."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run, repository = event["workflow_run"], os.environ["GITHUB_REPOSITORY"]
    request = find_request(run, repository)
    if request is None:
        print("No open pull request has this commit as its head.")
        return 0
    body = compose(
        verdicts=verdicts(repository, run["id"]),
        files=report_files(repository, run["id"]),
        others=changed_besides_data(repository, request),
        commit=run["head_sha"],
        run_url=f"{os.environ['GITHUB_SERVER_URL']}/{repository}/actions/runs/{int(run['id'])}",
    )
    post(repository, request, body)
    return 0


def find_request(run: Mapping[str, Any], repository: str) -> int | None:
    """Return the number of the open request whose head is the run's commit, as the forge has it."""
    source = run["head_repository"]
    if source is None:
        return None  # The copy that it came from is gone.
    head = f"{source['owner']['login']}:{run['head_branch']}"
    asked = ("state=open", f"head={head}", "per_page=100")
    found = gh(f"repos/{repository}/pulls", "--method", "GET", *(part for value in asked for part in ("-f", value)))
    for request in found:
        origin = (request["head"]["repo"] or {}).get("full_name")
        if request["head"]["sha"] == run["head_sha"] and origin == source["full_name"]:
            return int(request["number"])
    return None


def verdicts(repository: str, run_id: int) -> dict[str, str]:
    """Return how each step of CHECKS ended: success, failure, skipped, cancelled or ''."""
    jobs = gh(f"repos/{repository}/actions/runs/{run_id}/jobs?per_page=100")["jobs"]
    ended = {step["name"]: step["conclusion"] for job in jobs for step in job.get("steps") or ()}
    return {name: ended.get(name) or "" for name in CHECKS}


def changed_besides_data(repository: str, request: int) -> int:
    """Return how many files the request changes that hold no data: the program, the schemas, the checks."""
    pages = gh(f"repos/{repository}/pulls/{request}/files?per_page=100", "--paginate", "--slurp")
    names = (name for page in pages for file in page for name in (file["filename"], file.get("previous_filename")))
    return len({name for name in names if name and not re.match(r"datasets/(?!_schema/)", name)})


def report_files(repository: str, run_id: int) -> dict[str, str]:
    """Return the texts in the artifact `report`; none when it is not there, too large or no archive."""
    listed = gh(f"repos/{repository}/actions/runs/{run_id}/artifacts?name=report")["artifacts"]
    small = [item for item in listed if item["size_in_bytes"] <= MOST_ZIPPED and not item["expired"]]
    if not small:
        return {}
    zipped = gh_bytes(f"repos/{repository}/actions/artifacts/{int(small[0]['id'])}/zip")
    return unpacked(zipped)


def unpacked(zipped: bytes) -> dict[str, str]:
    """Return the files of the report that are whole and small enough, by name."""
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
            for name in set(FILES) & set(archive.namelist()):
                with archive.open(name) as file:
                    content = file.read(MOST_BYTES + 1)
                if len(content) <= MOST_BYTES:
                    found[name] = content.decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return {}
    return found


def post(repository: str, request: int, body: str) -> None:
    """Write our comment anew, or for the first time."""
    pages = gh(f"repos/{repository}/issues/{request}/comments?per_page=100", "--paginate", "--slurp")
    ours = [
        int(comment["id"])
        for page in pages
        for comment in page
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK)
    ]
    where = ("issues/comments", ours[0], "PATCH") if ours else (f"issues/{request}", "comments", "POST")
    gh(f"repos/{repository}/{where[0]}/{where[1]}", "--method", where[2], "--input", "-", given={"body": body})


def gh(path: str, *options: str, given: object = None) -> Any:  # noqa: ANN401 - whatever the forge answers
    """Return the forge's answer to a request of its interface."""
    return json.loads(gh_bytes(path, *options, given=given))


def gh_bytes(path: str, *options: str, given: object = None) -> bytes:
    """Return the forge's answer as it came."""
    content = None if given is None else json.dumps(given).encode()
    return subprocess.run(["gh", "api", path, *options], input=content, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
