# Tour de table. `make` alone prints what there is.
# Everything is installed in .venv, from hashed locks, and again only when a lock changed.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL := $(PIP) install --require-hashes --no-deps
PROJECT := $(PIP) install --no-deps --no-index --no-build-isolation --editable .
UV_LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
CATALOGUES := $(wildcard src/tourdetable/locale/*/LC_MESSAGES/django.po)

PORT ?= 8000
TODAY ?= 2027-04-06

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo run test test-all mutants lint fix bench messages fonts lock clean

help: ## print this list
	@echo "Tour de table"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- Running -------------------------------------------------------------------------------------

demo: $(VENV)/.run $(CATALOGUES:.po=.mo) ## a living year of both networks (PORT=8000 TODAY=2027-04-06 RESET=1)
	@$(BIN)/tourdetable demo --port $(PORT) --today $(TODAY) $(if $(RESET),--reset)

run: $(VENV)/.run $(CATALOGUES:.po=.mo) ## serve the program, set by its environment (PORT=8000; docs/exploitation.md)
	@$(BIN)/tourdetable serve --port $(PORT)

bench: $(VENV)/.run $(CATALOGUES:.po=.mo) ## what pages, the charter, the planner cost (docs/tests.md; JSON=file READERS=8 SIZES="S XL")
	@$(BIN)/python -m bench all $(if $(JSON),--json $(JSON)) $(foreach size,$(SIZES),--size $(size)) \
		$(if $(READERS),--readers $(READERS)) $(if $(PAGES),--pages-only)

# ---- Checking ------------------------------------------------------------------------------------

test: $(VENV)/.dev $(CATALOGUES:.po=.mo) ## tests: SQLite, PostgreSQL, browser (docs/tests.md; ARGS="tests/core -k loader")
	@$(BIN)/python tools/run_tests.py $(ARGS)

test-all: $(VENV)/.dev $(CATALOGUES:.po=.mo) ## the same, everything on both engines, every page, more examples
	@$(BIN)/python tools/run_tests.py --all $(ARGS)

mutants: $(VENV)/.dev ## change each decision of checks and rules: a test must fail (ARGS="-j 1 PATH")
	@$(BIN)/python tools/mutants.py $(ARGS)

lint: $(VENV)/.dev ## style, types, import order, layout, catalogues
	@tools/lint.sh $(BIN)

fix: $(VENV)/.dev ## repair what the linter and the formatter can
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

messages: $(VENV)/.run ## bring new strings into the catalogues, and compile them (PRUNE=1 drops the unused)
	@$(BIN)/python tools/messages.py update $(if $(PRUNE),--prune)
	@$(BIN)/python tools/messages.py compile

fonts: $(BIN)/pip ## make the fonts of the interface again, from requirements/fonts.txt
	@python3 -m venv --clear build/fonts
	@build/fonts/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/fonts.txt
	@build/fonts/bin/python tools/fonts.py

lock: $(VENV)/.dev ## resolve the dependencies again, pinned and hashed (UPGRADE=1 takes the newest)
	@$(UV_LOCK) requirements/dev.in --output-file requirements/dev.txt
	@$(UV_LOCK) requirements/run.in requirements/build.in --constraints requirements/dev.txt --output-file requirements/run.txt

clean: ## remove the environment, the caches and what was built (not var/, which holds the data)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

# ---- Installing ----------------------------------------------------------------------------------

$(BIN)/pip:
	@tools/venv.sh $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/pip
	@echo "Installing what runs…"
	@$(INSTALL) -r requirements/run.txt
	@$(PROJECT)
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/pip
	@echo "Installing what runs, checks and tests…"
	@$(INSTALL) -r requirements/dev.txt
	@$(PROJECT)
	@touch $(VENV)/.run $@

%.mo: %.po | $(VENV)/.run
	@$(BIN)/python tools/messages.py compile
	@touch $@
