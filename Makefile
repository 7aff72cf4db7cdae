# Works on a bare machine with Python 3.11 or later, git and make:  make demo · make test · make fuzz · make lint · make docs
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP_QUIET := --quiet --quiet --disable-pip-version-check

.PHONY: demo test fuzz lint docs messages clean
.DEFAULT_GOAL := demo

# An editable install of this folder with the pinned tools.
$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("kserender needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	@echo "Preparing $(VENV) (the first time takes a minute or two) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_QUIET) --editable ".[dev]" --constraint constraints.txt
	@touch $@

demo: $(VENV)/ready
	@$(BIN)/kserender demo --to resultat

test: $(VENV)/ready
	@$(BIN)/python -m pytest -n auto

# With new random cases for the properties; `make test` has the same in every run.
fuzz: $(VENV)/ready
	@KSERENDER_CASES=new $(BIN)/python -m pytest -n auto

lint: $(VENV)/ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

# What is generated from the code: the command reference, the exit codes and the JSON Schema.
docs: $(VENV)/ready
	@$(BIN)/python tools/docs.py

# The Swedish catalogue, from the texts in the code.
messages: $(VENV)/ready
	@$(BIN)/python tools/messages.py

clean:
	@rm -rf $(VENV) build dist resultat *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
