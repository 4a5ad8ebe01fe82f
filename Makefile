# The project's commands: `make help` lists them. Each sets up .venv by itself where it has to, from python3 and pip alone.
# PYTHON= names another Python; without it a finished .venv keeps the one that it was made with.
PYTHON ?= $(shell test -f .venv/set-up.json && .venv/bin/python -c '' 2>/dev/null && echo .venv/bin/python || echo python3)
BIN := .venv/bin
# Tests of one file share what they have built, so that they stay together.
SHARED_OUT := -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help report test test-all check notebooks figures peers lab bench extras lock clean set-up

help:  ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

report: set-up  ## tables, executed notebooks, charts, workbook, drafts and reports/index.html, from data/raw
	$(BIN)/policy-compare report

test: set-up  ## the tests
	$(BIN)/python -m pytest $(SHARED_OUT)

test-all: set-up  ## the tests, the slow ones too, and the property tests on new examples
	$(BIN)/python -m pytest $(SHARED_OUT) -m "" --hypothesis-profile=search

check: set-up  ## ruff, mypy, and the project's own checks of vocabularies and data
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/policy-compare check

notebooks: set-up  ## run the notebooks in place: refreshes their committed outputs
	$(BIN)/policy-compare notebooks

figures: set-up  ## everything that shows what was measured: tables, the accuracy in README, the notebooks' outputs
	$(BIN)/policy-compare score --guides
	$(BIN)/policy-compare notebooks

peers: set-up  ## how other programs do on the gold: peers/figures.csv, in an environment of its own; then make figures
	$(BIN)/python peers/run.py

lab: set-up  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=notebooks

bench: set-up  ## time import, build and annotate beside jieba, and every measure on 5 and on 500 texts
	$(BIN)/python bench/run.py
	$(BIN)/python bench/measures.py

extras:  ## install the extras fast, scale and bench too
	@$(PYTHON) tools/set_up.py --extras

lock:  ## write locks/ and environment.yml from pyproject.toml; UPGRADE=1 takes the newest versions
	$(PYTHON) tools/lock.py $(if $(UPGRADE),--upgrade)
	$(PYTHON) tools/environment.py

clean:  ## remove what was built: reports, caches, .venv
	rm -rf .venv peers/.venv .compare reports build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

set-up:
	@$(PYTHON) tools/set_up.py
