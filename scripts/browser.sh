#!/bin/sh
# A Chromium for the browser tests: the machine's, else Debian's package, else Playwright's own.
set -eu
. "$(dirname "$0")/common.sh"

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
own=$(.venv/bin/python -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)')
[ -x "$own" ] && exit 0
if can_install; then
    install_packages chromium fonts-dejavu-core
else
    say "Fetching Playwright's Chromium"
    .venv/bin/playwright install chromium \
        || die "Chromium is missing: the browser tests need it (Debian: apt install chromium)"
fi
