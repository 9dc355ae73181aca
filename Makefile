# Works with GNU make 3.81 and later. Everything is installed into .venv, from the
# hashed lock files, with plain venv and pip.

PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3; do \
	"$$each" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && echo "$$each" && break; done)
BIN = .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(ARGS)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

# More words for a command: make test ARGS="-k outcome", make lock ARGS=--upgrade
ARGS ?=

# The conformance judge, where it lies beside this repository.
CONFORMANCE ?= ../shared/conformance
RECORD ?= .record

.PHONY: help demo test lint types browser-test bench year soak reliability converse words run check \
	migrate judge verdict no-verdict record lock format clean

help: ## list what there is to do
	@awk 'BEGIN { FS = ":[^#]*## " } /^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

demo: .venv/.runtime ## the whole bot, in a small Slack of its own, in your browser
	$(BIN)/python -m bot demo $(ARGS)

test: .venv/.dev ## every test that needs no browser
	$(BIN)/python -m pytest $(ARGS)

lint: .venv/.dev ## style, format and who may import whom
	$(BIN)/ruff check --output-format=concise .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.dev ## mypy, strict
	$(BIN)/mypy

browser-test: .venv/.dev ## the tests that drive the demo's page with Chromium
	$(BIN)/python -m pytest -m browser $(ARGS)

bench: .venv/.dev ## how fast it is, held against stock Bolt
	$(BIN)/python -m tests.benchmarks $(ARGS)

year: .venv/.dev ## a company of 1,000 people for a year, and the README's chart of it
	$(BIN)/python -m tests.year $(ARGS)

soak: .venv/.dev ## ten times what Slack ever sends, bad answers, and a kill every 20 s
	$(BIN)/python -m tests.soak $(ARGS)

reliability: .venv/.dev ## the tests of what may go wrong, and the README's table of them
	$(BIN)/python -m tests.reliability $(ARGS)

converse: .venv/.dev ## ten people talk to the demo's bot at once, for five minutes
	$(BIN)/python -m tests.converse $(ARGS)

words: .venv/.dev ## everything the bot can say, on one page
	$(BIN)/python -m tests.words

run: .venv/.runtime ## the bot in your own Slack
	$(BIN)/python -m bot run $(ARGS)

check: .venv/.runtime ## is everything set up well, and what to do if not
	$(BIN)/python -m bot check $(ARGS)

migrate: .venv/.runtime ## bring the database up to date
	$(BIN)/python -m bot migrate $(ARGS)

judge: $(if $(wildcard $(CONFORMANCE)/judge.py),verdict,no-verdict) ## hold what the bot sends against Slack's own definitions

no-verdict:
	@echo "There is no judge in $(CONFORMANCE), so nothing was judged."

verdict: record .judge/.ready
	cat $(RECORD)/*.jsonl > .judge/record.jsonl
	.judge/bin/python $(CONFORMANCE)/judge.py .judge/record.jsonl --manifest bot/manifest.json

record: .venv/.dev ## run the stories and keep what the bot sent, in .record
	rm -rf $(RECORD) && mkdir -p $(RECORD)
	GOODWILL_RECORD="$(abspath $(RECORD))" $(BIN)/python -m pytest --quiet tests/stories

lock: .venv/.dev ## work out the lock files anew (ARGS=--upgrade for newer releases)
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

format: .venv/.dev ## put the code into its usual shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what these commands made; your database and .env stay
	rm -rf .venv .judge .record .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the commands above stand on ---

.venv/.runtime: requirements.lock
	$(need-python)
	$(PYTHON) -m venv .venv
	$(INSTALL) --requirement requirements.lock
	@touch $@

# The dev lock holds the runtime lock, so one install serves both.
.venv/.dev: requirements-dev.lock requirements.lock
	$(need-python)
	$(PYTHON) -m venv .venv
	$(INSTALL) --requirement requirements-dev.lock
	@touch .venv/.runtime $@

.judge/.ready: $(CONFORMANCE)/requirements.txt
	$(need-python)
	$(PYTHON) -m venv .judge
	.judge/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

define need-python
@"$(PYTHON)" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo 'Goodwill needs Python 3.11 or newer with its venv module: install it, or name it with make PYTHON=/path/to/python3.' >&2; exit 1; }
endef
