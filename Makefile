# `make` alone says what there is. The work is done by the small sh scripts in .ci/.
#   make build PYTHON=python3.12            another Python
#   make build ARGS="--only html"           arguments for `briefgen build`
#   make test ARGS="tests/unit -k quotes"   arguments for pytest
#   make bench ARGS="--only pdf --rounds 1" arguments for the benchmarks

.DEFAULT_GOAL := help
.PHONY: build test bench picture lock tools clean help
# Two goals at once would set up the same .venv twice.
.NOTPARALLEL:

# On a Mac, a Python that is not Homebrew's finds Homebrew's Pango only through this variable. It stands before
# each command, since macOS takes it out of what a shell hands on.
ifeq ($(shell uname -s),Darwin)
PANGO := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif

build: ## Set up what is missing, then build every brief into output/
	@.ci/setup.sh requirements.lock
	$(PANGO) .venv/bin/briefgen build $(ARGS)

test: ## Check style, types and floors, then run the tests
	@.ci/setup.sh requirements.lock requirements-test.lock
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PANGO) .venv/bin/pytest -n 2 $(ARGS)

bench: ## Measure briefgen beside its competitors; writes benchmarks/RESULTS.md
	@.ci/setup.sh requirements.lock
	@.ci/bench.sh
	$(PANGO) .venv/bin/python -m benchmarks $(ARGS)

picture: build ## Renew the pictures in the README
	@.ci/pictures.sh

lock: ## Renew the lock files from pyproject.toml
	@.ci/setup.sh
	@.ci/lock.sh

tools: ## Install what the browser and conformance tests use (Debian, Ubuntu)
	@.ci/tools.sh

clean: ## Remove what was made here: output/, .venv and caches
	rm -rf .venv .bench-venv build dist preview .hypothesis .mypy_cache .ruff_cache .import_linter_cache .pytest_cache
	[ ! -d output ] || find output -mindepth 1 ! -name .gitkeep -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):[^#]*## */  make \1	/p' Makefile
