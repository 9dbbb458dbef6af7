# `make` lists the commands. `make check` is the one definition of good; `make test` is what CI runs.
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check fix format lint types contracts knowledge docs reference sizes lock

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: .venv/.ready  ## install what is needed into .venv (quick when nothing changed)

.venv/.ready: pyproject.toml requirements.lock requirements-build.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=..., and run make again." >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

run: setup  ## walk the loop in the terminal: intake, plan, trial, tonight, eight weeks, finding
	@$(BIN)/python -m tools.walk_the_loop

demo: run  ## the same walk; every person in it is synthetic

test: check  ## everything that must hold: checks and the whole test suite

check: setup format lint types contracts knowledge docs sizes  ## format, lint, types, contracts, facts, docs, tests
	$(BIN)/python -m pytest

fix: setup  ## let the formatter and the linter mend what they can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

knowledge: setup  ## the gate every fact must pass
	$(BIN)/python -m tools.knowledge_gate

docs: setup  ## published schemas and reference pages are up to date
	$(BIN)/python -m tools.publish_reference --check

reference: setup  ## write the generated schemas and reference pages
	$(BIN)/python -m tools.publish_reference

sizes: setup  ## sizes of functions and files against the house rules
	$(BIN)/python -m tools.sizes

lock:  ## refresh the pinned, hashed requirements
	$(BIN)/uv lock
	$(BIN)/uv export -q --all-groups --no-group peers --no-group build --no-emit-project --format requirements.txt | sed '/^#/d' > requirements.lock
	$(BIN)/uv export -q --only-group build --no-emit-project --format requirements.txt | sed '/^#/d' > requirements-build.lock
	$(BIN)/uv export -q --only-group peers --no-emit-project --format requirements.txt | sed '/^#/d' > requirements-peers.lock
