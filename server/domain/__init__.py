"""Pure rules: standard library only, the clock is an argument."""
