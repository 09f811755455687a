"""Write the table schemas into every descriptor, or say which descriptors differ."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.commands.shared import CLEAN, ERRORS, Parser, find_project
from generator.i18n import Catalogue
from generator.packages import DESCRIPTOR, read_packages
from generator.schemas import stamped


def run(arguments: Sequence[str], t: Catalogue) -> int:
    """Write the descriptors that differ; with ``--check`` write nothing and return 1 when one differs."""
    parser = Parser()
    parser.add_argument("--check", dest="is_check", action="store_true")
    is_check = parser.read(arguments, t).is_check
    project = find_project((), t)
    reading = read_packages(project.root, schemas=project.schemas)
    refused = [problem for problem in project.problems(reading) if Path(problem.path).name == DESCRIPTOR]
    changed = 0
    for package in reading.packages:
        resources = package.descriptor["resources"]
        tables = frozenset(str(resource["name"]) for resource in resources)
        wanted = [
            {**resource, "schema": stamped(project.schemas[resource["name"]], tables=tables)}
            if resource["name"] in project.schemas
            else resource
            for resource in resources
        ]
        if wanted == resources:
            continue
        changed += 1
        path = package.folder / DESCRIPTOR
        if not is_check:
            document = {**package.descriptor, "resources": wanted}
            path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        shown = f"{project.name}/{package.name}/{DESCRIPTOR}"
        print(t("cli.drifted" if is_check else "cli.stamped", path=shown))
    project.report(refused, format="text", lang=t.lang)
    print(t("cli.stamp_summary", total=len(reading.packages), changed=changed), file=sys.stderr)
    return ERRORS if refused or (changed and is_check) else CLEAN
