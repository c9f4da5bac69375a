"""Adds the other platforms' packages to pwa/package-lock.json.

npm leaves an optional package out of the lock when the registry at hand does not have it, and then
refuses `npm ci` because the lock is not complete. Their names say which platform they are for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "pwa" / "package-lock.json"
SYSTEMS = [
    "aix",
    "android",
    "darwin",
    "freebsd",
    "linux",
    "netbsd",
    "openbsd",
    "openharmony",
    "sunos",
    "win32",
]
PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"]


def platform(name: str) -> dict[str, list[str]]:
    """`os`, `cpu` and `libc` as the package itself states them; raises ValueError for others."""
    words = re.split(r"[/-]", name)
    found = {
        "os": [word for word in words if word in SYSTEMS],
        "cpu": [word for word in words if word in PROCESSORS],
    }
    if name == "fsevents":
        return {"os": ["darwin"]}
    if not found["os"]:
        raise ValueError(
            f"{name} is not a platform's package: run npm install with a full registry"
        )
    libc = "musl" if words[-1].startswith("musl") else "glibc"
    return {key: value for key, value in found.items() if value} | (
        {"libc": [libc]} if "linux" in words else {}
    )


def missing(packages: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries that `packages` lacks."""
    for place, package in packages.items():
        for name, version in package.get("optionalDependencies", {}).items():
            nested = f"{place}/node_modules/{name}"
            if nested not in packages and f"node_modules/{name}" not in packages:
                entry = {"version": version.lstrip("^~"), "optional": True, **platform(name)}
                yield f"node_modules/{name}", entry | ({"dev": True} if package.get("dev") else {})


def main() -> None:
    lock = json.loads(LOCK.read_text())
    packages = lock["packages"] | dict(missing(lock["packages"]))
    lock["packages"] = {place: packages[place] for place in sorted(packages)}
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
