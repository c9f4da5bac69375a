"""What opened a link, coarsely: the family of a browser and its system, nothing finer."""

from __future__ import annotations

# The first that fits: most browsers name others too, for old servers' sake.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
UNKNOWN = ""


def coarse_agent(header: str | None) -> str:
    """`Firefox, Windows` of a `User-Agent`; empty where it names neither."""
    text = (header or "")[:1000]
    found = [
        next((name for mark, name in marks if mark in text), "") for marks in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(name for name in found if name) or UNKNOWN
