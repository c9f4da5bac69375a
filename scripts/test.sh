#!/bin/sh
# Every test. All suites run even when one fails; the exit says whether all passed.
set -u
. "$(dirname "$0")/common.sh"

failed=
PATH="$(scripts/node.sh):$PATH"; export PATH
say "test: the app's rules and storage (vitest)"
npm --prefix pwa test --silent || failed="$failed vitest"
say "test: server, both databases, browser (pytest)"
.venv/bin/python -m pytest -q --durations=15 "$@" || failed="$failed pytest"
[ -z "$failed" ] || die "failed:$failed"
say "test: all passed"
