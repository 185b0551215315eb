# hrgraph: what to type.
#
#   make demo     install, build a graph of the sample articles, ask it, write it as Turtle
#   make test     run all tests
#   make lint     check style and types
#   make bench    time it, and measure how well it reads; the other scripts in benchmarks/ time one part each
#   make docs     write docs/cli.md and docs/queries.md anew, and the documentation site into site/
#
# Another Python or folder for the installation: make demo PYTHON=python3.12 VENV=/tmp/venv

PYTHON ?= python3
VENV   ?= .venv
OUT    ?= out
PYTEST ?= -n auto

BIN     := $(VENV)/bin
HRGRAPH := $(BIN)/hrgraph
# uv installs ten times faster than pip; either will do
UV      := $(shell command -v uv 2>/dev/null)
INSTALL := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)

.PHONY: demo test lint format bench docs requirements clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed
	@$(HRGRAPH) build data/articles --store $(OUT)/demo --prune
	@echo
	@echo "Who urged which official about which instrument?"
	@echo
	@$(HRGRAPH) query who-urged-whom --store $(OUT)/demo
	@echo
	@$(HRGRAPH) query who-urged-whom --store $(OUT)/demo --format csv > $(OUT)/who-urged-whom.csv
	@$(HRGRAPH) export --store $(OUT)/demo --out $(OUT)/hrgraph.ttl > /dev/null
	@$(HRGRAPH) network advocacy --store $(OUT)/demo --out $(OUT)/network.html > /dev/null
	@echo "The graph store:        $(OUT)/demo             hrgraph info --store $(OUT)/demo"
	@echo "The graph as Turtle:    $(OUT)/hrgraph.ttl      every article passed SHACL validation at the gate"
	@echo "The answer as a table:  $(OUT)/who-urged-whom.csv"
	@echo "Who acts on whom:       $(OUT)/network.html     open it in a browser"
	@echo
	@echo "Go on: . $(BIN)/activate; export HRGRAPH_STORE=$(OUT)/demo; hrgraph queries"

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -q $(PYTEST)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Annotated data is not part of hrgraph: without it, the two that measure how well it reads are left out
GOLD       ?= $(wildcard ../shared/claims/dev.jsonl)
ARTICLES   ?= $(wildcard ../shared/seeds ../shared/corpus/articles)
HRDSATTACK ?= $(wildcard ../shared/hrdsattack/dev.json)

# So many generated articles are timed; python benchmarks/throughput.py takes 2,000
TIMED      ?= 100

bench: $(VENV)/.installed-dev
	@$(BIN)/python benchmarks/spine.py
	@$(BIN)/python benchmarks/throughput.py --articles $(TIMED) --sizes
	@$(BIN)/python benchmarks/passages.py
	@$(if $(GOLD),$(BIN)/python benchmarks/claims.py --gold $(GOLD) --articles $(ARTICLES),echo "no annotated claims: make bench GOLD=FILE ARTICLES=DIR")
	@$(if $(HRDSATTACK),$(BIN)/python benchmarks/hrdsattack.py --data $(HRDSATTACK),echo "no annotated attacks: make bench HRDSATTACK=FILE")

docs: $(VENV)/.installed-dev
	$(BIN)/python -m hrgraph.cli.reference docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict
	@echo "The site: site/index.html; to serve it: $(BIN)/python -m http.server -d site -b 127.0.0.1 8001"

# After a change of the dependencies in pyproject.toml.  No index is written into the files: any mirror will do.
requirements:
	UV_CUSTOM_COMPILE_COMMAND="make requirements" uv pip compile --quiet --universal --generate-hashes \
		--no-emit-index-url --no-annotate pyproject.toml -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make requirements" uv pip compile --quiet --universal --generate-hashes \
		--no-emit-index-url --no-annotate --all-extras -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(OUT) build dist site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "hrgraph needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 2; }
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@$(INSTALL) --no-deps -e .
	@touch $@ $(VENV)/.installed
