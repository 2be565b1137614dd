"""The ladder of an incident, step by step: from an allegation to the publication of a reviewed finding."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from trucewatch.cli.shared import choice
from trucewatch.cli.steps import Taking, actor, entry_of, evidenced, located, taking
from trucewatch.model import Finding, OccurrenceKind, Responsibility, Verification
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    Edition,
    FindingAnswered,
    FindingPublished,
    FindingReviewed,
    IncidentConfirmed,
    IncidentDecision,
    IncidentReported,
    IncidentVerified,
    InquiryMade,
    Means,
    Reply,
    Response,
    ResponsibilityAssessed,
    Restriction,
    Review,
)
from trucewatch.terminal import tell

if TYPE_CHECKING:
    from trucewatch.codebook import Codebook
    from trucewatch.register import Draft, View

incident_argument = click.argument("name", metavar="INCIDENT")
_words = click.option("--words", required=True, help="What was said or seen, in words.")
_finding = click.option(
    "--finding", "number", required=True, metavar="ENTRY", help="The number of the finding's entry."
)
_channel = click.option(
    "--channel", type=choice(Channel), default=Channel.PARTY.value, show_default=True, help="How the word came."
)


@click.group()
def incident() -> None:
    """Take incidents up the ladder: allegation, inquiry, finding, review by a second person, response, publication."""


@incident.command("report")
@taking
@click.argument("words")
@click.option("--incident", "known", help="The incident that is told once more; a new one if none is named.")
@click.option(
    "--kind", type=choice(OccurrenceKind), default=OccurrenceKind.OTHER.value, show_default=True, help="What happened."
)
@_channel
@click.option("--alleged-by", help="Who alleges it.")
@click.option("--observer", help="The body on whose list it stands.")
@click.option("--accused", help="Whom it is laid to.")
@click.option("--target", help="Whom or what it harmed.")
@located
@evidenced
def report(
    words: str,
    known: str | None,
    kind: str,
    channel: str,
    alleged_by: str | None,
    observer: str | None,
    accused: str | None,
    target: str | None,
    step: Taking,
    **given: Any,
) -> None:
    """Enter an incident as somebody alleges it, or as monitors observed it themselves. Prints its id."""
    from msgspec.structs import replace

    from trucewatch.register.finding import incident_id, incident_named

    told = IncidentReported(
        incident=known or "",
        channel=Channel(channel),
        kind=OccurrenceKind(kind),
        words=words,
        alleged_by=actor(alleged_by),
        observer=actor(observer),
        accused=actor(accused),
        target=actor(target),
        **given,
    )
    new = incident_id(told)

    def make(view: "View", _: "Codebook") -> IncidentDecision:
        name = incident_named(view.seen_by({step.room}), known).id if known else new
        return replace(told, incident=name)

    take(step, make)
    tell(known or new)


@incident.command("confirm")
@taking
@incident_argument
@click.argument("party")
@click.argument("reply", type=choice(Reply))
@_words
@_channel
def confirm(name: str, party: str, reply: str, words: str, channel: str, step: Taking) -> None:
    """Record that PARTY confirms or denies INCIDENT."""
    named = actor(party)
    assert named is not None  # noqa: S101 - an argument is always given
    fields: dict[str, Any] = {"party": named, "reply": Reply(reply), "words": words, "channel": Channel(channel)}
    _on(step, name, lambda found, _: IncidentConfirmed(incident=found, **fields))


@incident.command("inquire")
@taking
@incident_argument
@click.argument("means", type=choice(Means))
@_words
@located
@evidenced
def inquire(name: str, means: str, step: Taking, **given: Any) -> None:
    """Record a step of the inquiry into INCIDENT: a site visit, an interview, documents, a look from afar."""
    _on(step, name, lambda found, _: InquiryMade(incident=found, means=Means(means), **given))


@incident.command("denied")
@taking
@click.argument("restriction", type=choice(Restriction))
@_words
@click.option("--incident", "name", help="The incident that was to be looked into, if it was one.")
@click.option("--denied-by", help="Who kept monitors from looking.")
@located
def denied(restriction: str, name: str | None, denied_by: str | None, step: Taking, **given: Any) -> None:
    """Record that monitors could not look: who kept them from it, where, when, on what ground."""

    def decision(found: str | None) -> IncidentDecision:
        by = actor(denied_by)
        return AccessDenied(restriction=Restriction(restriction), incident=found, denied_by=by, **given)

    if name is None:
        take(step, lambda _view, _book: decision(None))
    else:
        _on(step, name, lambda found, _: decision(found))


@incident.command("verify")
@taking
@incident_argument
@click.argument("verification", type=choice(Verification))
def verify(name: str, verification: str, step: Taking) -> None:
    """Say how well INCIDENT is established."""
    wanted = Verification(verification)
    _on(step, name, lambda found, _: IncidentVerified(incident=found, verification=wanted))


@incident.command("attribute")
@taking
@incident_argument
@click.argument("responsibility", type=choice(Responsibility))
@click.option("--actor", "who", help="Who is held responsible.")
def attribute(name: str, responsibility: str, who: str | None, step: Taking) -> None:
    """Say on whose word who is held responsible for INCIDENT."""
    held = Responsibility(responsibility)
    _on(step, name, lambda found, _: ResponsibilityAssessed(incident=found, responsibility=held, actor=actor(who)))


@incident.command("find")
@taking
@incident_argument
@click.argument("finding", type=choice(Finding))
@click.option("--term", help="The term that it is tested against.")
@click.option("--agreement", help="The agreement of the term, where more than one has such a term.")
@click.option("--grade", metavar="SCALE:LEVEL", help="Its grade on a scale of the codebook.")
def find(name: str, finding: str, term: str | None, agreement: str | None, grade: str | None, step: Taking) -> None:
    """Make a finding on INCIDENT, tested against a term in force there and then. A second person reviews it."""
    from trucewatch.register.finding import finding_made
    from trucewatch.register.in_force_there import term_named

    if grade is not None and ":" not in grade:
        raise click.BadParameter("a grade is SCALE:LEVEL", param_hint="--grade")
    scale, _, level = (grade or "").partition(":")

    def make(view: "View", book: "Codebook") -> IncidentDecision:
        seen = view.seen_by({step.room})
        tested = term_named(seen, book, term, agreement) if term else None
        graded = (scale, level) if grade else None
        return finding_made(seen, name, Finding(finding), book, term=tested, grade=graded)

    take(step, make)


@incident.command("review")
@taking
@incident_argument
@click.argument("verdict", type=choice(Review))
@_finding
def review(name: str, verdict: str, number: str, step: Taking) -> None:
    """Approve a finding on INCIDENT or send it back, with the reason. Never your own; a reviewer cannot edit."""

    def decision(found: str, view: "View") -> IncidentDecision:
        return FindingReviewed(incident=found, finding=entry_of(view, number), verdict=Review(verdict))

    _on(step, name, decision)


@incident.command("answer")
@taking
@incident_argument
@click.argument("party")
@click.argument("response", type=choice(Response))
@_finding
@_words
def answer(name: str, party: str, response: str, number: str, words: str, step: Taking) -> None:
    """Record what PARTY says of an approved finding on INCIDENT."""
    named = actor(party)
    assert named is not None  # noqa: S101 - an argument is always given

    def decision(found: str, view: "View") -> IncidentDecision:
        entry = entry_of(view, number)
        return FindingAnswered(incident=found, finding=entry, party=named, response=Response(response), words=words)

    _on(step, name, decision)


@incident.command("publish")
@taking
@incident_argument
@click.argument("edition", type=choice(Edition))
@_finding
@click.option("--unanswered", help="Why no party's response stands beside it.")
def publish(name: str, edition: str, number: str, unanswered: str | None, step: Taking) -> None:
    """Record that an approved finding on INCIDENT is published: to everyone, or to the parties."""

    def decision(found: str, view: "View") -> IncidentDecision:
        entry = entry_of(view, number)
        return FindingPublished(incident=found, finding=entry, edition=Edition(edition), unanswered=unanswered)

    _on(step, name, decision)


def take(step: Taking, decision: "Callable[[View, Codebook], IncidentDecision]") -> None:
    from trucewatch.register.chain import clock, moment
    from trucewatch.register.finding import incident_draft

    book = step.codebook()

    def make(view: "View") -> "Draft":
        return incident_draft(
            view, decision(view, book), book, by=step.by, reason=step.reason, at=moment(clock()), room=step.room
        )

    step.record_step(make)


def _on(step: Taking, name: str, decision: "Callable[[str, View], IncidentDecision]") -> None:
    """Take a step on an incident that is there, by its id or the beginning of it."""
    from trucewatch.register.finding import incident_named

    def make(view: "View", _: "Codebook") -> IncidentDecision:
        seen = view.seen_by({step.room})
        return decision(incident_named(seen, name).id, seen)

    take(step, make)
