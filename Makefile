# Every target sets up what it needs in .venv, from a fresh clone with only Python (3.11 or later) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run
DEV_STAMP := $(VENV)/.dev
BENCH_STAMP := $(VENV)/.bench

.PHONY: demo test lint types evals systems bench lexicons docs pictures room room-check lock clean

demo: $(RUN_STAMP)
	@$(BIN)/stemma compare examples/earthquake
	@mkdir -p out
	@$(BIN)/stemma compare examples/earthquake --html out/earthquake.html --json out/earthquake.json --csv out/earthquake

test: $(DEV_STAMP)
	$(BIN)/python -m pytest -n 2

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python lexicons/build.py --check
	$(BIN)/python lexicons/gazetteer/build_gazetteer.py --check
	$(BIN)/python lexicons/units/build_units.py --check
	$(BIN)/python docs/build.py --check
	$(BIN)/python reading-room/contract.py --check

types: $(DEV_STAMP)
	$(BIN)/mypy

evals: $(DEV_STAMP)
	$(BIN)/python -m evals

systems: $(DEV_STAMP)
	$(BIN)/python -m evals.polnear --systems

bench: $(BENCH_STAMP)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.layers
	$(BIN)/python -m benchmarks.reuse
	$(BIN)/python -m benchmarks.reuse.growth
	$(BIN)/python -m benchmarks.room

lexicons: $(DEV_STAMP)
	$(BIN)/python lexicons/build.py

docs: $(DEV_STAMP)
	$(BIN)/python docs/build.py

pictures: $(DEV_STAMP)
	$(BIN)/python docs/screenshots.py

# The page's script and style from reading-room/; the only targets that need Node (20 or later). What they make is committed.
room: $(DEV_STAMP)
	$(BIN)/python reading-room/contract.py
	cd reading-room && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent types && npm run --silent build

room-check:
	cd reading-room && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent types && npm test --silent && npm run --silent check

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q pyproject.toml --group build -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q pyproject.toml --group dev -o requirements/dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q pyproject.toml --group dev --group bench -o requirements/bench.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "stemma needs Python 3.11 or later; say which: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "setting up $(VENV) (once, about a minute)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements/dev.txt $(RUN_STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH_STAMP): requirements/bench.txt $(DEV_STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

clean:
	rm -rf $(VENV) out dist build
