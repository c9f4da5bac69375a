"""Reports made from a diary: the summary, and what is exported from it."""
