"""The HTTP API: one blueprint per resource, one place for errors (contract §2)."""
