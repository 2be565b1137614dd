# `make demo` runs the main job on the example; `make test` passes the tests. Both set up .venv first.

PYTHON ?= python3
BIN := .venv/bin
# Compiled once here: where Python may write no bytecode, every process would compile all libraries anew.
UV := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
RECORD ?= build/example.truce

.DEFAULT_GOAL := help
.PHONY: help demo test check tests setup postgres browser lock wheel bench docs clean

help:  ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/.ready  ## read the example case, print its summary, write its page to build/example.html
	@mkdir -p build && rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(BIN)/trucewatch read examples/moscow-talks --codebook examples/codebook --record $(RECORD)
	$(BIN)/trucewatch brief $(RECORD) --codebook examples/codebook --html build/example.html

test: check tests  ## everything that must pass: style, types, import directions, tests

check: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

tests: .venv/.dev .venv/.browser-files
	$(BIN)/python -m compileall -q src
	$(BIN)/pytest -n 2 --dist worksteal

setup: .venv/.dev .venv/.browser-files  ## make .venv with everything for development

postgres:  ## install Debian's PostgreSQL for the tests of the register (as root); no cluster is made or started
	test -n "$$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" || { mkdir -p /etc/postgresql-common && \
	  echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf && apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends postgresql-15; }

browser:  ## install Debian's Chromium for the page tests (as root)
	command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core)

# Debian's python3 comes without ensurepip, so pip installs into the new environment from outside.
.venv/.base: requirements/uv.txt
	$(PYTHON) -m venv --without-pip .venv
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.ready: .venv/.base requirements/run.txt pyproject.toml
	$(UV) --require-hashes -r requirements/run.txt
	$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.ready requirements/dev.txt
	$(UV) --require-hashes -r requirements/dev.txt
	@touch $@

# What pages load of other projects. Without npm they do without.
.venv/.browser-files: .venv/.base package-lock.json tools/vendor.py
	$(BIN)/python tools/vendor.py
	@touch $@

COMPILE := UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url \
	--no-annotate --no-header --python-version 3.11

lock: .venv/.base  ## write requirements/*.txt anew: versions and hashes, no addresses
	echo 'uv' | $(COMPILE) - -o requirements/uv.txt
	printf 'hatchling\neditables\n' | $(COMPILE) pyproject.toml - -o requirements/run.txt
	$(COMPILE) --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

wheel: .venv/.dev .venv/.browser-files  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

docs: .venv/.ready  ## write docs/cli.md anew from the commands' own help
	$(BIN)/python docs/generate_cli.py

bench: .venv/.dev  ## time the main job beside bare parsing
	$(BIN)/python benchmarks/read.py

gate: .venv/.dev  ## measure accuracy on the corpora beside the checkout, compare with the floors
	$(BIN)/trucewatch evaluate --write

clean:  ## remove what these targets made
	rm -rf .venv build dist
