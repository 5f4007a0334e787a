# Two commands for a newcomer: `make run` and `make test`. Everything is installed into .venv, made when first needed.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test lint bench setup

run: $(READY)
	@$(BIN)/qawl run seeds --ask "what did Japarov propose?"

test: $(READY)
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Figures for docs/evaluation.md and docs/scaling.md; takes half an hour, and 6 GB of a temporary folder.
bench: $(READY)
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.shared_library
	@$(BIN)/python -m bench.workers

setup: $(READY)

$(READY): pyproject.toml
	@echo "Installing into .venv (once, a few minutes)…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[llm,postgres,test,dev]"
	@touch $(READY)
