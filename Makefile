# The verbs of Gradwalk. Each does its own set-up in .venv and needs Python >= 3.11, make and the package index.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help lab demo test build check bench

help: ## this list
	@echo "make lab     learn: open the course in JupyterLab (on a server: make lab ARGS=--no-browser)"
	@echo "make demo    teach: see a synthetic class of 12 graded, from course folder to gradebook"
	@echo "make test    run all tests (some of them: make test ARGS=tests/test_readme.py)"
	@echo "make build   write source/ and release/ from the masters in course/ (one unit: make build ARGS=01_gradient_descent)"
	@echo "make check   lint, types, and whether source/ and release/ are up to date"
	@echo "make bench   measure: every module of tests/bench"
	@echo
	@echo "Another Python: make lab PYTHON=/path/to/python3.12"

lab: .venv/run.stamp
	@$(BIN)/gradwalk start $(ARGS)

demo: .venv/run.stamp
	@$(BIN)/gradwalk demo $(ARGS)

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

build: .venv/dev.stamp
	@$(BIN)/python -m tools.build $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.build --check

bench: .venv/dev.stamp
	@for module in $(basename $(notdir $(wildcard tests/bench/[a-z]*.py))); do \
		echo "== $$module"; $(BIN)/python -m tests.bench.$$module || exit 1; \
	done

# The environment, made once, and again when the requirements change.
.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Gradwalk needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up Python in .venv ..."
	@$(PYTHON) -m venv .venv || { echo "No venv: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	@touch $@

.venv/run.stamp: .venv/made.stamp requirements.txt pyproject.toml
	@echo "Installing what the course needs (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	@echo "Installing what writing and testing needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
