# Each target calls a tool; what a tool does is set in pyproject.toml and mkdocs.yml.
# SITE_URL and REPO_URL, when set, are read by mkdocs.yml.
PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
# Not --quiet: it silences the warnings that --strict counts.
MKDOCS = NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs
READY = .venv/ready
READY_DEV = .venv/ready-dev

.PHONY: site serve test lint validate bench clean

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

validate: $(READY)
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
