#!/bin/sh
# The built app in pwa/dist; "packages" installs the npm packages alone.
set -eu
. "$(dirname "$0")/common.sh"

PATH="$(scripts/node.sh):$PATH"
export PATH
locked="$(pwd) $(digest pwa/package-lock.json) $(node --version)"
if [ ! -d pwa/node_modules ] || ! done_already npm "$locked"; then
    say "Installing the app's packages"
    (cd pwa && npm ci --no-audit --no-fund --loglevel=error) || die "npm could not install the packages of pwa/package-lock.json"
    mark_done npm "$locked"
fi
[ "${1:-}" = packages ] && exit 0

sources="$(digest pwa/src pwa/share pwa/public pwa/scripts pwa/index.html pwa/*.ts pwa/*.json)"
if [ ! -f pwa/dist/index.html ] || [ ! -f pwa/dist/s/index.html ] || ! done_already app "$sources"; then
    say "Building the app"
    (cd pwa && npm run --silent build) || die "the app did not build"
    mark_done app "$sources"
fi
