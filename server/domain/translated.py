"""The words of `vocabulary.py` in other languages: one file of texts for each."""

from __future__ import annotations

import functools
import json
from importlib.resources import files

Lists = dict[str, dict[str, str]]


@functools.cache
def german() -> Lists:
    """Name of a list of codes (`symptom`) → code → German word, as the app and the page show it."""
    text = files("server.domain").joinpath("vocabulary_de.json").read_text("utf-8")
    lists: Lists = json.loads(text)
    return lists
