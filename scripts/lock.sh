#!/bin/sh
# Compiles requirements*.in into requirements*.txt: pinned, with hashes, without addresses.
# `scripts/lock.sh --upgrade` takes the newest releases. After `npm install` in pwa/, run it too:
# it adds what npm leaves out of package-lock.json.
set -eu
cd "$(dirname "$0")/.."
for name in requirements requirements-dev requirements-node requirements-postgres; do
    .venv/bin/uv pip compile "$name.in" -o "$name.txt" --quiet --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links "$@"
done
.venv/bin/python scripts/complete_npm_lock.py
