# Each target calls a tool; what a tool does is set in pyproject.toml and mkdocs.yml.
# SITE_URL and REPO_URL, when set, are read by mkdocs.yml.
# What a change is compared with, and how problems are shown: text, or github for notes on the lines.
BASE ?= origin/main
FORMAT ?= text
REPORT = build/report
PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
# Not --quiet: it silences the warnings that --strict counts.
MKDOCS = NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
READY = .venv/ready
READY_DEV = .venv/ready-dev

.NOTPARALLEL:
.PHONY: check hooks privacy paths validate diff findings lint test site serve bench clean

# All that a pull request must pass; `make --keep-going check` goes on after a failure.
check: privacy paths validate diff lint test site

# Each commit since BASE, since what was pushed once stays in the history.
privacy: $(READY)
	$(BIN)/python -m generator privacy --since $(BASE) --format $(FORMAT)

# Before each commit on this computer: what is about to be committed.
hooks: $(READY)
	git config core.hooksPath scripts

# A publisher's change stays in the publisher's folder.
paths: $(READY)
	$(BIN)/python -m generator paths $(BASE) --merge-base --format $(FORMAT)

validate: $(READY)
	$(BIN)/python -m generator validate --format $(FORMAT)

# What the change does to records and pages, for people and for the comment on the request.
diff: $(READY)
	mkdir -p $(REPORT)
	$(BIN)/python -m generator --lang zh diff $(BASE) --merge-base --pages --format json >$(REPORT)/diff.zh.json
	$(BIN)/python -m generator --lang en diff $(BASE) --merge-base --pages --format json >$(REPORT)/diff.en.json
	$(BIN)/python -m generator diff $(BASE) --merge-base

# What the checks found, in words for the comment; finding something is no failure here.
findings: $(READY)
	mkdir -p $(REPORT)
	PYTHON=$(BIN)/python ./scripts/findings $(BASE) zh >$(REPORT)/findings.zh.txt
	PYTHON=$(BIN)/python ./scripts/findings $(BASE) en >$(REPORT)/findings.en.txt

site: $(READY)
	$(MKDOCS) build --strict

serve: $(READY)
	$(MKDOCS) serve

test: $(READY_DEV)
	./scripts/ensure-browser
	$(BIN)/pytest --numprocesses auto --dist worksteal

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/actionlint .github/workflows/*.yml
	$(BIN)/zizmor --offline --persona pedantic --no-progress --quiet .github
	$(BIN)/python -m generator validate

bench: $(READY_DEV)
	$(BIN)/python -m benchmarks

clean:
	rm -rf .cache site

.venv/bin/python:
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(READY): .venv/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	touch $@
