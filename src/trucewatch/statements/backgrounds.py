"""Older agreements told in passing, with their own day: "a truce proclaimed in April 2012 barely outlived ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.agreements import agreement_words
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.found import FoundTime
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import clause_of

_TOLD_BESIDE = ("acl", "relcl")


@dataclass(frozen=True)
class Background:
    """The tokens of an agreement with the dated clause that hangs on it, and that clause's verb."""

    first: int
    last: int
    verb: int


def backgrounds(sentence: Sentence, times: Sequence[FoundTime], codebook: Codebook) -> Iterator[Background]:
    """Yield the agreements of a sentence of which a clause of their own tells when something was done to them."""
    grounds = Grounds(sentence, codebook)
    for time in times:
        verb = clause_of(sentence, time.governor)
        if time.limit or time.when.start is None or verb.dep not in _TOLD_BESIDE:
            continue
        if verb.head < verb.i < time.first and agreement_words(grounds, verb.head) is not None:
            yield Background(grounds.mention(verb.head).first, time.last, verb.i)
