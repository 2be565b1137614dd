"""`python -m trucewatch`."""

from trucewatch.cli import main

main(prog_name="trucewatch")
