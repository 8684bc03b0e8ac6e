# Every target sets up what it needs in .venv. Python 3.11 or newer is the only thing to bring along.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
DEMO := build/demo
REPORTS := examples/reports

.PHONY: setup demo test lint spark bench gate requirements picture clean

setup: $(READY)

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Entrepot needs Python 3.11 or newer as $(PYTHON). Name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@if command -v uv >/dev/null; then \
		uv venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" $(VENV) && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@$(BIN)/python -m compileall -qq -j 0 src $(VENV)/lib || true
	@touch $@

$(DEV): $(READY) requirements-dev.txt
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt ; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt ; \
	fi
	@touch $@

demo: $(READY)
	@rm -rf $(DEMO)
	@$(BIN)/entrepot init $(DEMO)
	@$(BIN)/entrepot add $(REPORTS) --workspace $(DEMO)
	@for form in md html json; do \
		$(BIN)/entrepot brief BLR RU-KIR --workspace $(DEMO) --output $(DEMO)/belarus-kirov.$$form || exit 1; \
		$(BIN)/entrepot brief BLR RU-VLG --workspace $(DEMO) --output $(DEMO)/belarus-vologda.$$form || exit 1; \
	done
	@for region in kirov vologda; do \
		echo; awk '/^# / || /^## /{part++} part <= 2' $(DEMO)/belarus-$$region.md; \
	done

test: lint
	$(BIN)/python -m pytest
	$(BIN)/python tests/gate.py

lint: $(DEV)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

# Spark, for the tests and commands that can use it. Needs Java 17.
spark: $(DEV)
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python "pyspark>=3.5" ; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check "pyspark>=3.5" ; \
	fi

bench: $(DEV)
	$(BIN)/python benchmarks/run.py

gate: $(DEV)
	$(BIN)/python tests/gate.py

# The hashed list of what pyproject.toml asks for, for every platform, without addresses. Needs uv.
requirements:
	for file in "requirements.txt" "requirements-dev.txt --extra dev"; do \
		uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet --output-file $$file || exit 1; \
	done

# The README's picture is the demo's own brief. Needs Chromium.
picture: demo
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,1400 \
		--screenshot=docs/images/brief.png "file://$(CURDIR)/$(DEMO)/belarus-kirov.html" 2>/dev/null

clean:
	rm -rf $(VENV) build
