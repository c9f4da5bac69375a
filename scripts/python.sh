#!/bin/sh
# Python packages in .venv, as pinned in requirements.txt; with "dev" those of the tests as well.
set -eu
. "$(dirname "$0")/common.sh"

files="requirements.txt"
[ "${1:-}" = dev ] && files="$files requirements-dev.txt"
# The path is part of the mark: a virtual environment cannot be moved.
wanted="$(pwd) $(digest $files pyproject.toml)"
# What "dev" installed is enough for a plain set-up too.
for step in python-dev "python-${1:-run}"; do
    [ "$step" = python-dev ] && check="$(pwd) $(digest requirements.txt requirements-dev.txt pyproject.toml)" || check=$wanted
    if [ -x .venv/bin/cephalog ] && done_already "$step" "$check"; then exit 0; fi
done

python=
for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14; do
    [ -n "$name" ] && command -v "$name" >/dev/null || continue
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$name; break; fi
done
[ -n "$python" ] || { can_install && install_packages python3 python3-venv && python=python3; }
[ -n "$python" ] || die "Python 3.11 or newer is missing: install it, or name it with PYTHON=/path/to/python3"

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        can_install || die "Python's venv module is missing: install python3-venv"
        install_packages python3-venv
        rm -rf .venv
        "$python" -m venv .venv
    fi
fi
say "Installing Python packages"
requirements=$(for file in $files; do printf ' -r %s' "$file"; done)
# The argument is split on purpose: one -r for each file.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes $requirements \
    || die "pip could not install the packages of $files (no network?)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . \
    || die "pip could not install the cephalog command"
mark_done "python-${1:-run}" "$wanted"
