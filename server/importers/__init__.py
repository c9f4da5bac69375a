"""Files from elsewhere → entries: one reader per foreign format, pure apart from `run.py`."""
