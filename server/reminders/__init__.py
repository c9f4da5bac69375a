"""Reminders: when they are due, what they say, who is told, and the worker that sends them."""
