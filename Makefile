# The one list of commands. `make demo` and `make test` set up everything they need.

.PHONY: help demo reader test lint types contracts data pytest compiled format eval bench clean
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
EVALUATION ?= ../shared

help: ## show this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

demo: .venv/installed ## set up, read the sample pages, show one record
	@mkdir -p build/demo
	@$(BIN)/musnad read samples/01-dam.html
	@for page in samples/0[1-5]*; do \
	   $(BIN)/musnad read "$$page" --html "build/demo/$$(basename "$$page" | sed 's/\..*//').html" || exit; done
	@echo
	@$(BIN)/musnad read samples -o build/demo/records.jsonl
	@echo "All sample records: build/demo/records.jsonl. For the browser: build/demo/*.html"

reader: .venv/web ## read the sample pages in the browser: http://127.0.0.1:8000
	@mkdir -p build/demo
	@$(BIN)/musnad add samples --ledger build/demo/news.db --quiet
	@$(BIN)/musnad serve --ledger build/demo/news.db

test: lint types contracts data pytest compiled ## set up; lint, types, import contracts, language data, all tests

lint: .venv/ready ## style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/ready ## static types, tests included
	$(BIN)/mypy

contracts: .venv/ready ## imports run one way
	$(BIN)/lint-imports

data: .venv/ready ## the language data
	$(BIN)/python -m musnad.lexicon.check

pytest: .venv/ready .venv/postgresql .venv/chromium ## the tests alone
	MUSNAD_TEST_POSTGRESQL=$$(cat .venv/postgresql) MUSNAD_TEST_CHROMIUM=$$(cat .venv/chromium) $(BIN)/pytest

compiled: build/compiled/made ## compile the engine and show that it reads as its source does
	MUSNAD_COMPILED=build/compiled $(BIN)/pytest tests/test_compiled.py

format: .venv/ready ## put the code into its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

eval: .venv/installed ## score against annotated articles in EVALUATION (default ../shared)
	@if [ -e "$(EVALUATION)/gold/dev.docs.jsonl" ]; then \
	   mkdir -p build && \
	   $(BIN)/musnad read "$(EVALUATION)/gold/dev.docs.jsonl" -o build/records.jsonl && \
	   $(BIN)/python "$(EVALUATION)/eval/score.py" "$(EVALUATION)/gold/dev.jsonl" build/records.jsonl && \
	   $(BIN)/python "$(EVALUATION)/eval/peers.py" "$(EVALUATION)/peers/cases.jsonl"; \
	 else \
	   echo "Nothing scored: there are no annotated articles in $(EVALUATION)."; \
	   echo "Point to a folder with gold/, eval/ and peers/: make eval EVALUATION=FOLDER"; \
	 fi

bench: build/compiled/made ## measure speed, start-up, robustness, archives and tables, the ledger and copies
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/speed.py "$(EVALUATION)/corpus"
	PYTHONPATH=build/compiled $(BIN)/python benchmarks/speed.py "$(EVALUATION)/corpus"
	$(BIN)/python benchmarks/robustness.py "$(EVALUATION)/corpus"
	$(BIN)/python benchmarks/sources.py "$(EVALUATION)/corpus"
	$(BIN)/python benchmarks/ledger.py "$(EVALUATION)/corpus"
	$(BIN)/python benchmarks/copies.py "$(EVALUATION)/corpus"

# The engine as `pip install .` gives it to users, kept apart: .venv has the source itself.
build/compiled/made: .venv/ready .venv/compiler hatch_build.py $(shell find src/musnad -type f -not -name '*.pyc')
	@echo "Compiling the engine; this takes some minutes"
	@rm -rf build/compiled
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/compiled .
	@touch $@

clean: ## remove what the other commands made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environment: .venv/installed has musnad, .venv/ready also the tools of `make test`.
# Debian keeps venv in a package of its own.

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "musnad needs Python 3.11 or later; choose one with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	   echo "Installing python3-venv"; \
	   root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	   $$root apt-get update -qq && $$root apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/created pyproject.toml
	HATCH_BUILD_NO_HOOKS=true $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/web: .venv/installed
	HATCH_BUILD_NO_HOOKS=true $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[web]'
	@touch $@

# What compiles the engine; where it cannot be installed, it stays interpreted.
.venv/compiler: .venv/created
	@header=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h; \
	 if command -v cc >/dev/null && [ -e "$$header" ]; then :; \
	 elif command -v apt-get >/dev/null; then \
	   echo "Installing gcc and the headers of Python"; \
	   root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	   $$root apt-get update -qq && $$root apt-get install -y -qq gcc libc6-dev python3-dev >/dev/null; \
	 else \
	   echo "There is no C compiler: the engine stays interpreted" >&2; \
	 fi
	@touch $@

# The tests start a PostgreSQL and a Chromium of their own; where Debian's packages of that name cannot
# be installed, those parts are skipped.
.venv/postgresql: PROGRAM = initdb
.venv/chromium: PROGRAM = chromium
.venv/postgresql .venv/chromium: .venv/created
	@if command -v $(PROGRAM) >/dev/null || ls /usr/lib/$(@F)/*/bin/$(PROGRAM) >/dev/null 2>&1; then \
	   echo required > $@; \
	 elif command -v apt-get >/dev/null; then \
	   echo "Installing $(@F)"; \
	   root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	   $$root apt-get update -qq && $$root apt-get install -y -qq $(@F) >/dev/null && echo required > $@; \
	 else \
	   echo "$(@F) is not installed: the tests with it are skipped" >&2; : > $@; \
	 fi

.venv/ready: .venv/installed
	HATCH_BUILD_NO_HOOKS=true $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
