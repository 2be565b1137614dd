"""Proving a record to others: keys, checkpoints, proofs."""

from pathlib import Path

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import record_argument
from trucewatch.register.addresses import Place
from trucewatch.terminal import guarded, tell

_FILE = click.Path(path_type=Path, dir_okay=False)
_out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="-",
    help="The file to write it to; standard output if none is given.",
)


@click.group()
def key() -> None:
    """Make and change the keys that sign checkpoints."""


@key.command("new")
@click.argument("file", type=_FILE)
@click.option("--name", default="trucewatch", show_default=True, help="What the key is called; no blanks, no plus.")
@guarded
def key_new(file: Path, name: str) -> None:
    """Make a private key in FILE and print its public key, which everyone may know.

    Only the owner can read the file. A file that is there is not overwritten. Whoever has it can sign as you.
    """
    from trucewatch.register.keys import new_key

    tell(str(new_key(file, name)))


@key.command("show")
@click.argument("file", type=_FILE)
@guarded
def key_show(file: Path) -> None:
    """Print the public key of the private key in FILE."""
    from trucewatch.register.keys import read_key

    tell(str(read_key(file).public))


@key.command("change")
@record_argument
@click.option("--new", "new", required=True, type=_FILE, help="The file of the key that signs from here on.")
@click.option("--old", "old", type=_FILE, help="The file of the key that signed until now: it signs the new one.")
@click.option("--lost", is_flag=True, help="The old key is lost: nobody who trusts it can then trust the new one.")
@guarded
def key_change(record: Place, new: Path, old: Path | None, *, lost: bool) -> None:
    """Put another key in the place of the one that signs a record."""
    from trucewatch.register.keys import read_key
    from trucewatch.register.notary import change_key

    if (old is None) is not lost:
        raise click.UsageError("give the old key with --old, or say that it is --lost")
    with shared.opened(record, append=True) as recorder:
        change_key(recorder, read_key(new), None if old is None else read_key(old))


@click.command()
@record_argument
@click.option(
    "--key", "key_file", required=True, type=_FILE, help="The file of the private key (`trucewatch key new`)."
)
@_out_option
@guarded
def checkpoint(record: Place, key_file: Path, out: Path) -> None:
    """Sign all that a record holds now, and write the checkpoint to be handed to others.

    Whoever keeps it can tell later, with verifier/verify.py, that nothing in the record up to here was changed or
    cut off. The checkpoint is kept in the record as well, as an entry.
    """
    from trucewatch.register.keys import read_key
    from trucewatch.register.notary import sign_head

    with shared.opened(record, append=True) as recorder:
        signed = sign_head(recorder, read_key(key_file))
    shared.write(out, str(signed.note).encode())


@click.command()
@record_argument
@click.argument("entry", required=False)
@click.option("--since", type=_FILE, help="A checkpoint that somebody kept: prove that the record goes on from it.")
@_out_option
@guarded
def prove(record: Place, entry: str | None, since: Path | None, out: Path) -> None:
    """Prove to others, without showing them the rest, that ENTRY (its number or id) is in a signed record.

    The proof is one line for verifier/verify.py: the entry, the newest checkpoint, and the hashes between the two.
    """
    from trucewatch.register.keys import read_note
    from trucewatch.register.proofs import prove as proved

    if entry is None and since is None:
        raise click.UsageError("say what to prove: an ENTRY, or --since a checkpoint")
    with shared.opened(record) as recorder:
        written = proved(recorder, entry, None if since is None else read_note(since))
    shared.write(out, written)
