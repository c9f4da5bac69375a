#!/bin/sh
# Other people's sync servers for `make bench`. What cannot be installed is said, and not measured.
set -eu
. "$(dirname "$0")/common.sh"

PATH="$(scripts/node.sh):$PATH"
export PATH
folder="$(pwd)/$MARKS/anchors"
mkdir -p "$folder"
if [ ! -d "$folder/node_modules/pouchdb-server" ]; then
    say "Installing pouchdb-server"
    npm install --prefix "$folder" --silent --no-audit --no-fund pouchdb-server@4.2.0 >/dev/null 2>&1 \
        || say "pouchdb-server could not be installed: its rows are left out"
fi
if [ ! -x "$folder/kinto/bin/uwsgi" ]; then
    say "Installing Kinto"
    .venv/bin/python -m venv "$folder/kinto" \
        && "$folder/kinto/bin/pip" install --quiet --disable-pip-version-check 'kinto[postgresql]==26.5.0' 'uwsgi==2.0.31' 2>/dev/null \
        || say "Kinto could not be installed: its rows are left out"
fi
if [ ! -x "$folder/weasyprint/bin/weasyprint" ]; then
    say "Installing WeasyPrint"
    if can_install && ! ls /usr/lib/*/libpangoft2-1.0.so.0 >/dev/null 2>&1; then
        install_packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    fi
    .venv/bin/python -m venv "$folder/weasyprint" \
        && "$folder/weasyprint/bin/pip" install --quiet --disable-pip-version-check 'weasyprint==70.0' 2>/dev/null \
        || say "WeasyPrint could not be installed: its rows are left out"
fi
