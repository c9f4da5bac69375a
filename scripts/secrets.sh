#!/bin/sh
# Makes secrets/ for docker-compose.yml: a password for the database, and its address with it.
# What is there already stays: the database knows the first password only.
set -eu
. "$(dirname "$0")/common.sh"

umask 077
mkdir -p secrets
chmod 700 secrets
if [ ! -s secrets/database_password ]; then
    head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' > secrets/database_password
fi
printf 'postgresql://cephalog:%s@database/cephalog\n' "$(cat secrets/database_password)" > secrets/database_url
# The containers' users are not the owner; the folder itself is closed to everybody else here.
chmod 644 secrets/database_password secrets/database_url
say "secrets/ is ready"
