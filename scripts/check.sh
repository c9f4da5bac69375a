#!/bin/sh
# Lint, types, stale generated files; the first failure of each kind is shown, all kinds are run.
set -u
. "$(dirname "$0")/common.sh"

failed=
check() { say "check: $1"; shift; "$@" || failed=1; }
check "ruff" .venv/bin/ruff check --quiet .
check "format" .venv/bin/ruff format --check --quiet .
check "types" .venv/bin/mypy --no-error-summary
check "generated files" .venv/bin/python -m server.definition --check
PATH="$(scripts/node.sh):$PATH"; export PATH
check "app" npm --prefix pwa run --silent check
[ -z "$failed" ] || die "make check found something"
say "check: all well"
