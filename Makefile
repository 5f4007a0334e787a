# Two commands for a newcomer: `make run` and `make test`. Everything is installed into .venv, made when first needed.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint bench fuzz setup lock pages sbom audit

run: $(READY)
	@$(BIN)/qawl run seeds --ask "what did Japarov propose?"

# Two files of tests at once, or WORKERS=4, or 0; then, one after the other, those that assert what happens within a
# time. What they write is in memory where that has room for it, and gone in the end.
WORKERS ?= 2
test: $(READY)
	@status=0; folder=$$($(BIN)/python -m tools.quick_folder); \
	trap 'rm -rf "$$folder"' EXIT; trap 'exit 1' HUP INT TERM; \
	if [ -n "$$folder" ]; then export TMPDIR="$$folder"; fi; \
	$(BIN)/python -m pytest -m "not alone" --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder || status=1; \
	$(BIN)/python -m pytest -m alone $$(grep -rl --include="test_*.py" "mark\.alone" tests) || status=1; \
	exit $$status

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Figures for docs/evaluation.md and docs/scaling.md; takes an hour, and 6 GB of a temporary folder. With
# DATA=FOLDER (docs/benchmarks.md says of what) also Qawl beside other systems, which needs the network once.
bench: $(READY)
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.shared_library
	@$(BIN)/python -m bench.workers
	@$(BIN)/python -m bench.load
ifdef DATA
	@$(BIN)/python -m bench.peers $(DATA)/xquad-r $(if $(HELD_OUT),--held-out $(HELD_OUT)) \
		--json data/peers.json --picture data/peers.svg
endif

# Updates, commands, buttons and files that nobody would send, in ever new runs until the minutes are over.
MINUTES ?= 60
fuzz: $(READY)
	@$(BIN)/python -m tools.fuzz $(MINUTES)

# After a change of dependencies in pyproject.toml; UPGRADE=--upgrade takes the newest versions. It needs uv.
lock: $(READY)
	@$(BIN)/python -m tools.lock $(UPGRADE)

# The pages of docs/ that are made from the code and from what is installed.
pages: $(READY)
	@$(BIN)/python -m tools.licences
	@$(BIN)/python -m tools.settings_page
	@$(BIN)/python -m tools.architecture

# What Qawl is made of, as CycloneDX, in qawl.cdx.json.
sbom: $(READY)
	@$(BIN)/python -m tools.sbom

# Known holes in the locked versions; it needs pip-audit, and the network.
audit:
	@pip-audit --no-deps --disable-pip --requirement requirements.lock --requirement requirements-dev.lock

setup: $(READY)

# What is the same for everybody comes first, with its hashes; then torch, in the build that pip finds, and Qawl itself.
$(READY): pyproject.toml constraints.txt requirements.lock requirements-dev.lock
	@echo "Installing into .venv (once, a few minutes)…"
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --no-deps --requirement requirements.lock --requirement requirements-dev.lock
	@$(PIP) --constraint constraints.txt --no-build-isolation --editable ".[llm,postgres,test,dev]"
	@touch $(READY)
