# Two commands: `make run` opens the browser on the seeds, `make test` runs every check.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: run test tests lint types gate docs snapshots pictures bench compiled clean

run: $(VENV)/.run
	@$(BIN)/talks-tui

test: tests lint types gate

tests: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy --strict store tui

gate: $(VENV)/.test
	$(BIN)/python -m tests.accuracy.gate

docs: $(VENV)/.test
	$(BIN)/python -m tests.update_docs

snapshots: $(VENV)/.test
	$(BIN)/python -m pytest tests/tui/test_screenshots.py --snapshot-update

pictures: $(VENV)/.test
	$(BIN)/python -m tests.tui.seed_database
	$(BIN)/python -m pytest tests/tui/test_screenshots.py --snapshot-update

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

# A wheel with the modules that read articles compiled, in dist/; needs a C compiler, and some minutes.
compiled: export TALKS_TUI_COMPILE = 1
compiled: $(VENV)/.test
	rm -rf dist/compiled
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist/compiled .
	TALKS_TUI_WHEEL=$$(echo dist/compiled/*.whl) $(BIN)/python -m pytest tests/test_compiled.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
