# `make` lists the commands. `make check` is the one definition of good; `make test` is what CI runs.
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
CLIENT := src/quietlegs_web/client

.DEFAULT_GOAL := help
.PHONY: help setup run demo walk test check fix format lint types contracts knowledge docs reference sizes lock client client-check browser screenshots messages peers mutants

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: .venv/.ready $(CLIENT)/.ready  ## install what is needed and build the client (quick when nothing changed)

.venv/.ready: pyproject.toml requirements.lock requirements-build.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=..., and run make again." >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(CLIENT)/node_modules/.ready: $(CLIENT)/package.json $(CLIENT)/package-lock.json
	@node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null || \
		{ echo "Node 20 or newer is needed: install it, and run make again." >&2; exit 2; }
	cd $(CLIENT) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(CLIENT)/.ready: $(CLIENT)/node_modules/.ready $(shell find $(CLIENT) -type f -not -path '*/node_modules/*' -not -name .ready 2>/dev/null)
	cd $(CLIENT) && npm run --silent build
	@touch $@

run: setup  ## start the app on an embedded database and print its address
	@$(BIN)/quietlegs serve

demo: setup  ## the same with a synthetic person and eight weeks of nights
	@$(BIN)/quietlegs serve --demo --port 8322

walk: setup  ## walk the loop in the terminal: intake, plan, trial, tonight, eight weeks, finding
	@$(BIN)/python -m tools.walk_the_loop

test: check  ## everything that must hold: checks and the whole test suite

check: setup browser format lint types contracts knowledge docs sizes client-check  ## format, lint, types, contracts, facts, docs, tests
	$(BIN)/python -m pytest

client-check: setup  ## the client's own format, lint, types and tests
	cd $(CLIENT) && npm run --silent check && npm test --silent

browser:  ## Debian's Chromium for the journeys; installed where this is root
	@$(PYTHON) tools/browser.py

screenshots: setup browser  ## take the documents' pictures of the app anew
	@$(BIN)/python -m tools.screenshots

fix: setup  ## let the formatter and the linter mend what they can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/python -m mypy

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

messages: setup  ## collect every label of the server's pages for translators (needs Debian's gettext)
	cd src/quietlegs_web && QUIETLEGS_DATA=$$(mktemp -d) ../../$(BIN)/python -m django makemessages -l en --no-location \
		--no-wrap --ignore 'client/*' --ignore 'static/*' --settings quietlegs_web.site.settings

peers: setup  ## install what benchmarks measure us against: JAGS, R, nlme and metafor from Debian, and Python packages
	@$(PYTHON) tools/peers.py
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-peers.lock

mutants: setup  ## put small faults into the safety room and the plan builder: does a quick test find each? (resumable)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-mutants.lock
	@$(BIN)/python -m tools.mutants

lock:  ## refresh the pinned, hashed requirements
	$(BIN)/uv lock
	$(BIN)/uv export -q --all-groups --no-group peers --no-group mutants --no-group build --no-emit-project --format requirements.txt | sed '/^#/d' > requirements.lock
	$(BIN)/uv export -q --only-group build --no-emit-project --format requirements.txt | sed '/^#/d' > requirements-build.lock
	$(BIN)/uv export -q --only-group peers --no-emit-project --format requirements.txt | sed '/^#/d' > requirements-peers.lock
	$(BIN)/uv export -q --only-group mutants --no-emit-project --format requirements.txt | sed '/^#/d' > requirements-mutants.lock
