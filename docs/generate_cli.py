"""Write docs/cli.md anew from what the commands say of themselves: `python docs/generate_cli.py`."""

from collections.abc import Iterator
from pathlib import Path

import click

from trucewatch.cli import main

PAGE = Path(__file__).with_name("cli.md")

HEAD = """# The command line

Written from `--help` by `docs/generate_cli.py`; a test fails when the two differ.

Results go to standard output, or to the file that is named; everything else goes to standard error, and progress
only to a terminal. A file is written whole or not at all.

| exit status | meaning |
| --- | --- |
| 0 | done |
| 1 | done, but some input was set aside; for `check`: the record does not hold |
| 2 | could not run: wrong arguments, no such record, no room on the disk, another writer was first |
| 130 | interrupted with Ctrl-C; what was appended to the record until then stands |
| 141 | the program that read the output went away, as `head` does |

`python -m trucewatch` is the same program. The variable `TRUCEWATCH_CODEBOOK` names folders of codebook files to
lay over the shipped ones, separated as in `PATH`, before those of `--codebook`.
"""


def contexts(name: str, command: click.Command, above: click.Context | None = None) -> Iterator[click.Context]:
    """Yield the context of the command and of all below it, in the order of their names."""
    settings = {**command.context_settings, "terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=name, parent=above, **settings)
    yield context
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from contexts(below, command.commands[below], context)


def page() -> str:
    """Return the page that docs/cli.md should be."""
    parts = [HEAD]
    for context in contexts("trucewatch", main):
        shown = "\n".join(line.rstrip() for line in context.get_help().splitlines())
        parts.append(f"## {context.command_path}\n\n```\n{shown}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
