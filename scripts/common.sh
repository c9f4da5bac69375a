# Sourced by the other scripts: where things are, and "is this step done already?".
cd "$(dirname "$0")/.."
MARKS=.setup
mkdir -p "$MARKS"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# digest PATH…: one checksum over the content of all files below the paths.
digest() { find "$@" -type f -print0 2>/dev/null | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64; }

# done_already STEP DIGEST / mark_done STEP DIGEST
done_already() { [ "$(cat "$MARKS/$1" 2>/dev/null)" = "$2" ]; }
mark_done() { printf '%s\n' "$2" > "$MARKS/$1"; }

# Debian packages can be installed here: we are root and there is apt.
can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
install_packages() {
    say "Installing $* (Debian packages)"
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$MARKS/apt.log" 2>&1 \
        || die "apt-get could not install $*: see $MARKS/apt.log"
}
