"""Whole sentences as tellings: what a short statement leaves out stands in the sentence around it.

"Nine labourers were wounded" tells neither where nor when; the sentence that it is cut from does. Of a sentence its
longest statement stands for all; who says so is left out of its words.
"""

import re
from collections.abc import Collection, Iterator

import msgspec

from trucewatch.matters.case import Case
from trucewatch.matters.times import from_when
from trucewatch.model import Stance, Statement, Unclassified, When

_CLOSE = re.compile(r"[,;.](?:\s|$)|$")
_REACH = 600
_WHERE = 25  # letters for where he says it
_BETWEEN = 60  # letters between a speaker and his cue at most: "the army's spokesman, Colonel Sow, said"
_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})


class Sentence(msgspec.Struct, frozen=True):
    """A sentence told in a report: `telling` has its words, under an id of its own; `carrier` stands for it."""

    telling: Statement
    carrier: Statement
    statements: tuple[Statement, ...]


def sentences(case: Case, reports: Collection[str]) -> Iterator[Sentence]:
    """Yield the sentences of some reports in which something is told, in order."""
    found: dict[tuple[str, int], tuple[int, list[Statement]]] = {}
    titles = "".join(rf"(?<!\b{re.escape(one)})" for one in case.acts["sentences"]["titles"])
    breaks = re.compile(rf"{titles}(?<!\b[A-Z])[.!?]['\"’”)]*\s+(?=[\"'“‘A-Z])|\n\s*\n")
    for one in case.statements:
        if one.report not in reports or one.stance in _UNSURE:
            continue
        start, end = _extent(case.texts[one.report].content, one, breaks)
        _, held = found.setdefault((one.report, start), (end, []))
        held.append(one)
    for (report, start), (end, held) in found.items():
        yield _sentence(case.texts[report].content[start:end], held)


def _extent(content: str, statement: Statement, breaks: re.Pattern[str]) -> tuple[int, int]:
    """Where the sentence begins and ends that a statement stands in."""
    span = statement.span
    first = max(0, span.start - _REACH)
    before = [found.end() for found in breaks.finditer(content, first, span.start)]
    behind = breaks.search(content, max(span.start, span.end - 1), span.end + _REACH)
    return before[-1] if before else first, behind.start() if behind else min(len(content), span.end + _REACH)


def _sentence(text: str, held: list[Statement]) -> Sentence:
    carrier = max(held, key=lambda one: (not isinstance(one.claim, Unclassified), one.span.end - one.span.start))
    longest = max(held, key=lambda one: one.span.end - one.span.start)
    telling = msgspec.structs.replace(
        carrier,
        id=f"{carrier.id} sentence",
        text=_without_speakers(text, held),
        claim=longest.claim if carrier is longest else carrier.claim,
        when=_when(held, carrier),
    )
    return Sentence(telling=telling, carrier=carrier, statements=tuple(held))


def _without_speakers(text: str, held: list[Statement]) -> str:
    """The words of a sentence but for who says so, and where he says it: ", the army said in Selm,"."""
    for one in held:
        for link in one.attribution:
            found = [_stands(said, text) for said in (link.actor.name, link.cue)]
            spans = [each.span() for each in found if each is not None]
            if not spans:
                continue
            start, end = min(spans)[0], max(at for _, at in spans)
            if sum(at - begin for begin, at in spans) + _BETWEEN < end - start:
                text = _cut(text, spans)
                continue
            close = _CLOSE.search(text, end)
            if text[:start].rstrip().endswith(",") and close is not None and close.start() - end < _WHERE:
                end = close.start()
            text = f"{text[:start]} {text[end:]}"
    return text


def _stands(said: str | None, text: str) -> re.Match[str] | None:
    """Where words stand in a text as words: "it" does not stand in "recruit"."""
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text) if said else None


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """A text without some parts of it: what stands between a speaker and a cue far off is told, and stays."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _when(held: list[Statement], carrier: Statement) -> When | None:
    """The one day that statements of a sentence are told of: the carrier's own, or the first of one day."""
    days = [one.when for one in (carrier, *held) if one.when is not None and from_when(one.when).days == 1]
    return days[0] if days else carrier.when
