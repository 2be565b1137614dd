"""Agreements by hand: that there is one, its texts, and the board that all that is recorded of it comes to."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trucewatch.cli import options, shared
from trucewatch.cli.options import Who, at_option, citing, deciding
from trucewatch.cli.shared import as_of_option, codebook_option, record_argument
from trucewatch.errors import IntakeError, NotInRecord
from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    VersionRecorded,
    VersionStatus,
)
from trucewatch.terminal import guarded, tell

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.register import View
    from trucewatch.register.decided.boards import TextVersion

agreement_argument = click.argument("agreement_id", metavar="AGREEMENT")


@click.group()
def agreement() -> None:
    """Keep agreements: who agreed to what, on which text, from when, and where each party stands."""


@agreement.command("add")
@record_argument
@click.argument("name")
@click.option("--party", "parties", multiple=True, help="A party whose consent it needs: a name, or an actor's id.")
@click.option("--found", metavar="ID", help="The agreement that the machine found, where it is this one.")
@citing
@deciding
def add(record: Path, name: str, parties: tuple[str, ...], found: str | None, cited: Cited, who: Who) -> None:
    """Record that there is an agreement called NAME. The record is made if it is not there. Prints the id."""
    from trucewatch.register.agreeing import agreement_id
    from trucewatch.register.decided.agreements import statements_of

    key = found or agreement_id(name)

    def make(view: "View") -> AgreementDecision:
        if found and found not in view.agreements:
            raise NotInRecord(f"the machine found no agreement {found}")
        refs = tuple(options.actor(view, one) for one in parties)
        told = tuple(sorted(statements_of(view.agreements[found]))) if found else ()
        return AgreementRecorded(agreement=key, name=name, parties=refs, found=told, cited=cited)

    decide_agreement(record, make, who, create=True)
    tell(key)


@agreement.command("join")
@record_argument
@agreement_argument
@click.argument("other")
@click.option("--not", "apart", is_flag=True, help="They are two, after all.")
@deciding
def join(record: Path, agreement_id: str, other: str, who: Who, *, apart: bool) -> None:
    """Say that AGREEMENT and OTHER are one; it goes on under the id of AGREEMENT."""
    decision = AgreementsJoined(agreement=agreement_id, other=other, same=not apart)
    decide_agreement(record, lambda _: decision, who)


@agreement.command("text")
@record_argument
@agreement_argument
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--version", required=True, help="What this version is called.")
@click.option(
    "--status",
    type=shared.choice(VersionStatus),
    default=VersionStatus.UNCLEAR.value,
    show_default=True,
    help="How far it got.",
)
@click.option("--date", help="The date of this version.")
@deciding
def text(record: Path, agreement_id: str, file: Path, version: str, status: str, date: str | None, who: Who) -> None:
    """Keep the text in FILE as a version of AGREEMENT: its bytes untouched, with their SHA-256."""
    data = options.read_bytes(file)
    decision = VersionRecorded(
        agreement=agreement_id,
        version=version,
        file=file.name,
        sha256=sha256(data).hexdigest(),
        data=data,
        content=_content(data, who.codebook()),
        date=date,
        status=VersionStatus(status),
    )
    decide_agreement(record, lambda _: decision, who)


@agreement.command("diff")
@record_argument
@agreement_argument
@click.argument("old")
@click.argument("new")
@as_of_option
@guarded
def diff(record: Path, agreement_id: str, old: str, new: str, as_of: str | None) -> None:
    """Show how versions OLD and NEW of the text of AGREEMENT differ: [-gone-] and {+new+}."""
    from trucewatch.briefs.board_text import difference_text
    from trucewatch.register.decided.agreements import board
    from trucewatch.register.decided.differences import differences

    found = board(shared.view(record, as_of), agreement_id)
    left, right = (text_of(found.versions, one) for one in (old, new))
    tell(difference_text(left, right, differences(left, right)))


@agreement.command("show")
@record_argument
@click.argument("agreement_id", metavar="[AGREEMENT]", required=False)
@at_option
@as_of_option
@codebook_option
@guarded
def show(record: Path, agreement_id: str | None, at: str | None, as_of: str | None, layers: tuple[Path, ...]) -> None:
    """Show the board of one AGREEMENT in full, or all at a glance.

    --at asks how it stood at a date, --as-of what was known at an entry or moment; both together are allowed.
    """
    from trucewatch.briefs.board_text import board_text, boards_text
    from trucewatch.register.decided.agreements import board, boards

    view, book = shared.view(record, as_of), shared.codebook(layers)
    counting = shared.counting(view, book)
    if agreement_id is None:
        tell(boards_text(boards(view, book, at=at, counting=counting), book))
    else:
        tell(board_text(board(view, agreement_id, book, at=at, counting=counting), book))


def decide_agreement(
    record: Path, make: "Callable[[View], AgreementDecision]", who: Who, *, create: bool = False
) -> None:
    """Record what was decided about an agreement, checked against the record as it is."""
    from trucewatch.register.agreeing import agreement_decided

    book = who.codebook()
    options.record_decision(
        record,
        lambda view: agreement_decided(view, make(view), book, by=who.by, reason=who.reason),
        create=create,
    )


def text_of(versions: "tuple[TextVersion, ...]", wanted: str) -> str:
    """Return the text of a version. Raises NotInRecord where there is none."""
    found = next((one for one in versions if one.version == wanted), None)
    if found is None:
        raise NotInRecord(f"there is no version {wanted}; there are: {', '.join(one.version for one in versions)}")
    if found.content is None:
        raise NotInRecord(f"version {wanted} was kept as bytes only: it has no words to compare")
    return found.content


def _content(data: bytes, codebook: "Codebook") -> str | None:
    """The text in the bytes; None where they are none, which is said."""
    from trucewatch.intake.decoding import decode

    try:
        return decode(data, codebook)[0]
    except IntakeError as error:
        click.echo(f"kept as bytes only, no words of it can be cited: {error}", err=True)
        return None
