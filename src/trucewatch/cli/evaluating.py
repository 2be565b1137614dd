"""The gate: measurements against annotated corpora, for those who have the checkout."""

import os
import subprocess
import sys
from pathlib import Path

import click

from trucewatch.errors import EngineError
from trucewatch.terminal import guarded


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[FOLDER] [OPTIONS]")
@guarded
def evaluate(arguments: tuple[str, ...]) -> None:
    """Measure accuracy on annotated corpora and compare it with the floors (needs the checkout).

    FOLDER holds the corpora; `trucewatch evaluate --help` in a checkout says the rest.
    """
    checkout = next((root for root in _roots() if (root / "evaluation" / "__main__.py").is_file()), None)
    if checkout is None:
        raise EngineError("evaluate needs a checkout of the project: its measurements are no part of the package")
    told = [
        str(Path(word).resolve()) if not word.startswith("-") and Path(word).is_dir() else word for word in arguments
    ]
    command = [sys.executable, "-m", "evaluation", *told]
    sys.exit(subprocess.run(command, cwd=checkout, env=os.environ, check=False).returncode)


def _roots() -> tuple[Path, ...]:
    """Where a checkout can be: around this package, and the folder that the command is called in."""
    return (Path(__file__).resolve().parents[3], Path.cwd())
