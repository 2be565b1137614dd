"""Proving a record to others: keys, checkpoints, proofs."""

import sys
from pathlib import Path

import click

from trucewatch.cli import shared
from trucewatch.cli.shared import record_argument
from trucewatch.register.addresses import Place
from trucewatch.terminal import SET_ASIDE, guarded, tell

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
@click.option("--url", required=True, help="The time-stamping authority (RFC 3161): the one thing that is asked.")
@click.option(
    "--roots", required=True, type=_FILE, help="Its root certificates in PEM form, as you got them from elsewhere."
)
@guarded
def stamp(record: Place, url: str, roots: Path) -> None:
    """Have an authority outside state when the newest checkpoint was there, and keep its answer as an entry.

    Only a hash of the checkpoint is sent. An answer that does not hold under the roots is not kept.
    """
    from trucewatch.register.stamping import read_roots
    from trucewatch.register.stamping import stamp as stamped

    trusted = read_roots(roots)
    with shared.opened(record, append=True) as recorder:
        when = stamped(recorder, url, trusted)
    tell(f"The authority states that the checkpoint was there at {when:%Y-%m-%d %H:%M:%S} UTC.")


@click.command()
@record_argument
@click.option("--roots", required=True, type=_FILE, help="The root certificates that you trust, in PEM form.")
@guarded
def stamps(record: Place, roots: Path) -> None:
    """Verify the time-stamps in a record and say what each states. Exit status 1 where one does not hold."""
    from trucewatch.register.checkpoints import Checkpoint
    from trucewatch.register.notes import Note
    from trucewatch.register.stamping import StampError, read_roots, verified
    from trucewatch.register.stamping import stamps as found

    trusted, broken = read_roots(roots), False
    with shared.opened(record) as recorder:
        for one in found(recorder):
            over = Checkpoint.read(Note.read(one.note).text).size
            try:
                when = verified(one.note, one.token, trusted)
                tell(f"Entry {one.sequence}: the first {over:,} entries were there at {when:%Y-%m-%d %H:%M:%S} UTC.")
            except StampError as error:
                broken = True
                tell(f"Entry {one.sequence}, over the first {over:,} entries: {error}")
    if broken:
        sys.exit(SET_ASIDE)


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
