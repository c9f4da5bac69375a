# `make` alone lists what there is.
.DEFAULT_GOAL := help
PORT ?= 8000
export PORT
.PHONY: help setup setup-dev run test check bench demo

help: ## this list
	@sed -n 's/^\([a-z]*\): [^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16
	@echo "  PORT, CEPHALOG_DATA and DATABASE_URL change where run and demo serve and store"

setup: ## Python packages in .venv, the app built
	@scripts/python.sh
	@scripts/app.sh

run: setup ## serve app, API and reminders on http://localhost:8000
	@exec .venv/bin/cephalog serve --port $(PORT)

demo: setup ## the same with a year of made-up diary in a throw-away folder
	@exec .venv/bin/python -m scripts.demo --port $(PORT)

setup-dev:
	@scripts/python.sh dev
	@scripts/app.sh packages

check: setup-dev ## lint, types, stale generated files
	@scripts/check.sh

test: check ## every test: Python, TypeScript, PostgreSQL, real browser
	@scripts/app.sh
	@scripts/browser.sh
	@scripts/postgres.sh
	@scripts/pdf_tools.sh
	@scripts/test.sh

bench: setup-dev ## the benchmarks, each against its anchor
	@scripts/app.sh
	@scripts/browser.sh
	@scripts/postgres.sh
	@scripts/anchors.sh
	@PATH="$$(scripts/node.sh):$$PATH" .venv/bin/python -m tests.bench
