#!/usr/bin/env python3
"""Answer for a forge: what a file of answers holds for a path, and a note of what was asked and given."""

import json
import os
import sys
from pathlib import Path

folder = Path(os.environ["FAKE_FORGE"])
arguments = sys.argv[1:]
given = sys.stdin.read() if "--input" in arguments else ""
with (folder / "asked.jsonl").open("a", encoding="utf-8") as log:
    log.write(json.dumps({"arguments": arguments, "given": json.loads(given) if given else None}) + "\n")
path = arguments[1].partition("?")[0]
if path.endswith("/zip"):
    sys.stdout.buffer.write((folder / "report.zip").read_bytes())
else:
    sys.stdout.write(json.dumps(json.loads((folder / "answers.json").read_text("utf-8")).get(path, {})))
