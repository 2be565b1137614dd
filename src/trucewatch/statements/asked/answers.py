"""What a model answered, turned into statements: only what stands in the report, word for word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import (
    Actor,
    ActorRef,
    Claim,
    FigureClaim,
    Link,
    Reading,
    Span,
    Stance,
    Statement,
    Text,
    content_id,
)
from trucewatch.statements.numbers import number_words
from trucewatch.statements.sentence import Token

_ACTORS = ("actor", "target", "backer", "backed", "counter", "to")
_CODED = frozenset(["type", "position", "measure", "qualifier", "kind", "format", "low", "high"])
_NOT_TAKEN = ("until", "deadline", "as_of", "period", "cumulative", "outcome")  # worked out, never asked for
_OPTIONAL = {"appeal": ("actor", "to")}
_WORD = re.compile(r"\w[\w.,]*\w|\w|-")
_FENCE = re.compile(r"\A\s*```[a-z]*\s*\n(.*?)\n?```\s*\Z", re.DOTALL)


class Dropped(Exception):
    """A part of an answer is not taken; the message is the reason's name in the codebook."""


class _LinkAnswer(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    cue: str = ""


class _Answer(msgspec.Struct):
    text: str
    claim: dict[str, Any]
    before: str = ""
    attribution: tuple[_LinkAnswer, ...] = ()
    stance: Stance = Stance.UNCLEAR
    hedge: str | None = None


class _Answers(msgspec.Struct):
    statements: list[msgspec.Raw]


@dataclass
class Taken:
    """What was taken from answers, and how often what was dropped for which reason."""

    statements: list[Statement] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)

    def drop(self, why: str, times: int = 1) -> None:
        """Count what was not taken."""
        self.dropped[why] = self.dropped.get(why, 0) + times


class Answers:
    """Reads answers about one report, beside what the project's own rules read in it."""

    def __init__(self, text: Text, reading: Reading, codebook: Codebook) -> None:
        self._text, self._reading = text, reading
        self._numbers = number_words(codebook)
        self._limit = int(codebook.table("asked")["limits"]["statements"])
        self._known = {(one.span, type(one.claim)) for one in reading.statements}
        self._ids = {name.casefold(): actor.id for actor in _unambiguous(reading.actors) for name in actor.names}

    def take(self, content: str, part: Span, model: str) -> Taken:
        """Return the statements of an answer about a part of the report, marked with the model's name."""
        taken = Taken()
        try:
            answers = msgspec.json.decode(_unfenced(content), type=_Answers).statements
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            taken.drop("unreadable")
            return taken
        for raw in answers[: self._limit]:
            try:
                taken.statements.append(self._statement(raw, part, model))
            except Dropped as why:
                taken.drop(str(why))
        if len(answers) > self._limit:
            taken.drop("too-many", len(answers) - self._limit)
        return taken

    def _statement(self, raw: msgspec.Raw, part: Span, model: str) -> Statement:
        try:
            answer = msgspec.json.decode(raw, type=_Answer)
            span = self._span(answer, part)
            claim = self._claim(answer)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise Dropped("unreadable") from None
        self._check_words(answer, claim, span)
        if (span, type(claim)) in self._known:
            raise Dropped("known")
        self._known.add((span, type(claim)))
        links = tuple(Link(actor=self._ref(link.name), cue=link.cue) for link in answer.attribution)
        words = span.cut(self._text.content)
        encoded = msgspec.json.encode(claim).decode()
        named = (*(link.actor.name for link in links), model)
        return Statement(
            id=content_id("statement", self._reading.report, str(span.start), str(span.end), encoded, *named),
            report=self._reading.report,
            span=span.check(self._text.content, words),
            text=words,
            direct=False,
            attribution=links,
            stance=answer.stance,
            claim=claim,
            hedge=answer.hedge or None,
            read_by=model,
        )

    def _span(self, answer: _Answer, part: Span) -> Span:
        """Where the words stand: in one place of the part asked about, or in the one that stands behind `before`."""
        content, words = self._text.content, answer.text
        if not words.strip():
            raise Dropped("not-in-report")
        found = list(_places(content, words, part))
        if not found:
            raise Dropped("not-in-report")
        if len(found) > 1:
            found = [at for at in found if answer.before and content[part.start : at].endswith(answer.before)]
        if len(found) != 1:
            raise Dropped("several-places")
        span = Span(start=found[0], end=found[0] + len(words))
        if not any(block.start <= span.start and span.end <= block.end for block in self._text.blocks):
            raise Dropped("not-body")
        return span

    def _claim(self, answer: _Answer) -> Claim:
        given = {name: value for name, value in answer.claim.items() if name not in _NOT_TAKEN and value is not None}
        for name in _ACTORS:
            if isinstance(given.get(name), str):
                given[name] = msgspec.to_builtins(self._ref(given[name]))
        if isinstance(given.get("participants"), list):
            given["participants"] = [
                msgspec.to_builtins(self._ref(name)) if isinstance(name, str) else name
                for name in given["participants"]
            ]
        kind = given.get("type")
        given |= {name: given.get(name) for name in _OPTIONAL.get(str(kind), ())}
        if kind == "figure":
            given |= {name: given.get(name) for name in ("low", "high")}
        claim: Claim = msgspec.convert(given, type=Claim)
        return claim

    def _ref(self, name: str) -> ActorRef:
        return ActorRef(actor=self._ids.get(name.casefold()), name=name)

    def _check_words(self, answer: _Answer, claim: Claim, span: Span) -> None:
        links = [word for link in answer.attribution for word in (link.name, link.cue)]
        for words in (*links, answer.hedge or "", *_words_of(msgspec.to_builtins(claim))):
            if words and words not in self._text.content:
                raise Dropped("foreign-words")
        if any(not link.name.strip() for link in answer.attribution):
            raise Dropped("foreign-words")
        if isinstance(claim, FigureClaim):
            said = self._numbers_in(span.cut(self._text.content))
            if any(number is not None and number not in said for number in (claim.low, claim.high)):
                raise Dropped("other-number")

    def _numbers_in(self, words: str) -> frozenset[int]:
        tokens = [
            Token(i, at.start(), at.end(), at[0], at[0].lower(), at[0].lower(), "", "", "", i, "")
            for i, at in enumerate(_WORD.finditer(words))
        ]
        read = (self._numbers.read(tokens, i) for i in range(len(tokens)))
        return frozenset(number.value for number in read if number is not None and number.value is not None)


def _unambiguous(actors: Sequence[Actor]) -> Iterator[Actor]:
    """The actors, so that of two that bear one name the later one does not take it: neither is meant then."""
    bearers: dict[str, int] = {}
    for actor in actors:
        for name in {name.casefold() for name in actor.names}:
            bearers[name] = bearers.get(name, 0) + 1
    for actor in actors:
        names = tuple(name for name in actor.names if bearers[name.casefold()] == 1)
        yield msgspec.structs.replace(actor, names=names)


def _places(content: str, words: str, part: Span) -> Iterator[int]:
    at = content.find(words, part.start, part.end)
    while at >= 0:
        yield at
        at = content.find(words, at + 1, part.end)


def _words_of(claim: Mapping[str, Any]) -> Iterator[str]:
    """The words of a claim that must be the report's: names, and every field that no vocabulary fills."""
    for name, value in claim.items():
        if name in _CODED:
            continue
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, Mapping):
                yield str(one["name"])
            elif isinstance(one, str):
                yield one


def _unfenced(content: str) -> str:
    found = _FENCE.match(content)
    return found[1] if found else content
