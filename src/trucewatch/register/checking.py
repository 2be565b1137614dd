"""What every decision of a person is checked for: readable names, dates that are dates, things that are there."""

from collections.abc import Container

from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model import ActorRef
from trucewatch.model.decisions.cited import Cited
from trucewatch.register.decided.days import stretch
from trucewatch.register.view import View
from trucewatch.said import Said, said

_MOST = 300


def named(words: str, what: Said, most: int = _MOST) -> None:
    """Raise TrucewatchError where a name is empty, too long, or holds characters that cannot be written."""
    if not words.strip():
        raise TrucewatchError(said("words.missing", "{what} needs a name or words", what=what))
    if len(words) > most:
        raise TrucewatchError(
            said(
                "words.too-long",
                "{what} has {length:,} characters, more than {most:,}",
                what=what,
                length=len(words),
                most=most,
            )
        )
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise TrucewatchError(
            said("words.unwritable", "{what} holds characters that cannot be written", what=what)
        ) from error


def dated(*dates: str | None) -> None:
    """Raise TrucewatchError where one of these is no ISO date."""
    for one in dates:
        if one is not None:
            stretch(one)


def known_actor(view: View, ref: ActorRef) -> None:
    """Raise NotInRecord where a naming has the id of an actor that is not in the view."""
    named(ref.name, said("thing.actor", "an actor"))
    if ref.actor is not None and ref.actor not in view.actors:
        raise NotInRecord(f"no actor {ref.actor} is in the record")


def supported(view: View, cited: Cited, terms: Container[str]) -> None:
    """Raise NotInRecord where a statement or a term that is cited is not there."""
    for one in cited.statements:
        if one not in view.statements:
            raise NotInRecord(f"no statement {one} is in the record")
    for one in cited.terms:
        if one not in terms:
            raise NotInRecord(f"no term {one} is recorded")
    for file in cited.files:
        named(file.name, said("thing.file", "a file"), most=1000)
