"""`python -m server` is the `cephalog` command."""

from server.cli import main

main()
