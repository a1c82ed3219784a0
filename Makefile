# Every target in one line: make help
export NO_MKDOCS_2_WARNING = 1
# A distribution builds its Python with optimisations that version managers mostly leave out; pages print a fifth quicker.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo /usr/bin/python3 || echo python3)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site plates serve desk test soak check audit bench bench-large bench-search browser format lock styles

help:        ## tell what each target does
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

site: .venv/site      ## build the edition into site/
	$(BIN)/mkdocs build -q -d site

plates: .venv/plates     ## the same with a picture for each entry, shown where its address is shared; needs SOURCELINE_URL
	SOURCELINE_PLATES=true $(BIN)/mkdocs build -q -d site

serve: .venv/site     ## build the edition, drafts included, and serve it on http://127.0.0.1:8000
	SOURCELINE_DRAFTS=true SOURCELINE_CACHE=.cache/serve $(BIN)/mkdocs serve

desk: .venv/desk      ## install what `sourceline import` and `export` need besides

test: .venv/dev browser   ## run all tests, the browser's included
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

soak: .venv/dev browser tests/payloads/node_modules   ## let the trials run long: broken machines, hostile input
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r tests/payloads/requirements.txt
	$(BIN)/pytest --soak tests/test_mishaps.py tests/test_surroundings.py tests/test_hostile.py tests/test_payloads.py tests/test_mutation.py tests/reading tests/submission/test_checker.py

tests/payloads/node_modules: tests/payloads/package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix tests/payloads
	touch $@

check: .venv/dev      ## check entries, types, style, the schema, and what GitHub runs and asks
	$(BIN)/sourceline check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@for kind in entry people outlets topics terms; do $(BIN)/sourceline schema $$kind | diff schema/$$kind.schema.json - || exit 1; done
	$(BIN)/zizmor --quiet --offline --no-progress --pedantic --strict-collection .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml

audit: .venv/dev browser audit/node_modules   ## hold the pages to the Nu HTML checker and Lighthouse, books to EPUBCheck, packages to their licences and known faults; needs Java and Node.js
	@command -v java >/dev/null || (apt-get update -qq && apt-get install -y -qq default-jre-headless) \
	  || { echo "make audit needs Java, and could not install it: put a java of version 11 or newer on the PATH" >&2; exit 1; }
	$(BIN)/python audit/audit.py

bench: .venv/dev      ## measure this engine beside Hugo and ordinary Material pages
	$(BIN)/python bench/run.py --entries 1000 10000 --write

bench-large: .venv/dev    ## the same with 100,000 entries
	$(BIN)/python bench/run.py --entries 1000 10000 --large --write

styles: .venv/dev     ## cast the styles of citation anew, from the official ones
	$(BIN)/python tests/casting.py

bench-search: .venv/dev browser   ## measure what the search indexes cost, and what a reader waits for, beside Pagefind and the theme's own search
	$(BIN)/python bench/search.py --large --write

format: .venv/dev     ## put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/dev       ## lock every requirements*.in with hashes
	$(BIN)/pip install uv
	for name in requirements requirements-desk requirements-plates requirements-dev; do \
	  $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -U $$name.in -o $$name.txt || exit; \
	done

# Chromium from the PATH; else Playwright's own; else the distribution's, where that download is closed.
browser: .venv/dev     ## find a Chromium, or fetch one
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || ls $${PLAYWRIGHT_BROWSERS_PATH:-$$HOME/.cache/ms-playwright}/chromium-*/ >/dev/null 2>&1 \
	  || $(BIN)/playwright install --with-deps chromium \
	  || (apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core fonts-noto-cjk)

audit/node_modules: audit/package-lock.json
	@command -v npm >/dev/null || { echo "make audit needs Node.js 22.19 or newer, with npm, on the PATH" >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix audit
	touch $@

.venv/site: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

.venv/desk: requirements-desk.txt .venv/site
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-desk.txt
	touch $@

.venv/plates: requirements-plates.txt .venv/site
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-plates.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/desk .venv/plates
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: --no-binary jstyleson --use-pep517 --no-build-isolation -r requirements-dev.txt
	touch $@
