"""On whose word a statement rests."""

from trucewatch.model import ActorRef, Link, Span, Stance, Statement, Unclassified


def statement(*names: str) -> Statement:
    links = tuple(Link(actor=ActorRef(actor=None, name=name), cue="said") for name in names)
    return Statement(
        id="s",
        report="r",
        span=Span(start=0, end=1),
        text="w",
        direct=True,
        attribution=links,
        stance=Stance.ASSERTS,
        claim=Unclassified(),
    )


def test_the_last_link_is_the_principal() -> None:
    assert statement("agency", "minister").principal == ActorRef(actor=None, name="minister")


def test_the_outlets_own_words_have_no_principal() -> None:
    assert statement().principal is None
