"""Find the time expressions of a report and read them: sentence by sentence, sayings first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import days, lengths, periods
from trucewatch.statements.times.direction import Directions, clause, directions
from trucewatch.statements.times.lexicon import Found, Lexicon, lexicon
from trucewatch.statements.times.lookalikes import Lookalikes
from trucewatch.statements.times.parts import Context, Parts, Reading, shifted
from trucewatch.statements.times.told import Told

_READERS: dict[str, Callable[[Parts, Context], Reading | None]] = {
    "numeric": days.numeric,
    "date": days.on_date,
    "days": days.days,
    "weekday": days.weekday,
    "today": days.today,
    "clock": days.clock,
    "month": periods.month,
    "quarter": periods.quarter,
    "yearago": periods.year_ago,
    "latest": periods.latest,
    "unit": periods.unit,
    "edge": periods.edge,
    "weekend": periods.weekend,
    "season": periods.season,
    "decade": periods.decade,
    "year": periods.year,
    "feast": days.feast,
    "ago": lengths.ago,
    "stretch": lengths.stretch,
    "recent": lengths.recent,
    "duration": lengths.duration,
    "plural": lengths.plural,
    "single": lengths.duration,
    "half": periods.half,
    "hour": days.hour,
    "now": lengths.now,
    "past": lengths.past,
    "future": lengths.future,
    "set": lengths.repeated,
    "before": lengths.ago,
}

_RANGES = frozenset({("between", "and"), *(("from", link) for link in ("to", "until", "till", "through"))})


@dataclass(frozen=True)
class Expression:
    """One expression of time in a sentence, read; `governor` is the token it hangs on, by `preposition`.

    `anchor` is the day from which it was read.
    """

    found: Found
    reading: Reading
    governor: int
    preposition: str
    ahead: bool
    utterance: bool
    parts: Parts
    anchor: date | None = None


class TimeFinder:
    """Finds and reads the time expressions of one report after another."""

    def __init__(self, codebook: Codebook) -> None:
        self._lexicon: Lexicon = lexicon(codebook)
        self._lookalikes = Lookalikes(self._lexicon)
        self._directions: Directions = directions(codebook)

    def expressions(self, sentences: Sequence[Sentence], published: date | None) -> Iterator[list[Expression]]:
        """Yield the expressions of each sentence, durations and repetitions among them, in order."""
        story = Told()
        for sentence in sentences:
            story = story.next()
            made = self._sentence(sentence, Context(published, story=story))
            yield made
            for expression in made:
                story = _heard(story, expression, published)

    def _sentence(self, sentence: Sentence, context: Context) -> list[Expression]:
        found = [f for f in self._lexicon.find(sentence) if self._lookalikes.is_time(sentence, f)]
        hung = [(f, *self._governed(sentence, f)) for f in found]
        spoken = {f: self._spoken(sentence, governor, f) for f, governor, _ in hung}
        said: dict[int, date] = {}
        made: dict[Found, Expression] = {}
        for f, governor, preposition in sorted(hung, key=lambda h: (spoken[h[0]] is None, h[0].first)):
            verb = spoken[f]
            local = context if verb is not None else self._moved(sentence, governor, context, said)
            expression = self._read(sentence, f, governor, preposition, local, verb is not None)
            if expression is None:
                continue
            made[f] = expression
            day = _day(expression)
            if verb is not None and day is not None:
                said.setdefault(verb, day)
            else:
                context = replace(context, story=_heard(context.story, expression, context.anchor))
        return [made[f] for f in found if f in made]

    @staticmethod
    def _moved(sentence: Sentence, governor: int, context: Context, said_on: dict[int, date]) -> Context:
        """Return the context inside the content of a dated saying: relative to the day on which it was said."""
        above = [governor, *(token.i for token in sentence.ancestors(governor))]
        said = next((said_on[i] for i in above if i in said_on), None)
        return context if said is None else replace(context, anchor=said)

    def _read(
        self, sentence: Sentence, found: Found, governor: int, preposition: str, context: Context, utterance: bool
    ) -> Expression | None:
        ahead: bool | None = False
        directions = self._directions
        if directions.calls_for(sentence, governor, found.first) or directions.sets(sentence, governor, found):
            ahead = True
        elif not utterance:
            ahead = directions.ahead(sentence, governor, preposition)
        parts = Parts(self._lexicon, sentence, found)
        if parts.get("early") == "later" and parts.unit:
            ahead = True
        whole = self._whole(sentence, found, "years_after" if parts.unit == "Y" else "weeks_after")
        reading = _READERS[found.kind](parts, replace(context, ahead=ahead, whole=whole))
        if reading is None:
            return None
        forward = bool(ahead) or shifted(parts.words) > 0 or reading.value == "FUTURE_REF"
        return Expression(found, reading, governor, preposition, forward, utterance, parts, context.anchor)

    def _whole(self, sentence: Sentence, found: Found, after: str) -> bool:
        """Whether no other words say which "the year" or "the month" is: "for the year"."""
        before = sentence[found.first - 1].lower if found.first else ""
        behind = sentence[found.last + 1].lower if found.last + 1 < len(sentence) else ""
        return before in self._lexicon.table[after] and behind not in self._lexicon.table["closing"]

    def _governed(self, sentence: Sentence, found: Found) -> tuple[int, str]:
        """Return the token that an expression hangs on and the preposition between them."""
        before = found.first - 1
        while (
            before >= 0
            and sentence[before].pos in ("DET", "ADV")
            and sentence[before].lower not in self._directions.limits
        ):
            before -= 1
        preposition = ""
        if before >= 0 and (
            sentence[before].pos in ("ADP", "SCONJ") or sentence[before].lower in self._directions.limits
        ):
            preposition = sentence[before].lower
        if preposition == "than" and sentence[before - 1].lower == "later":
            preposition = "by"  # "not later than Friday"
        inside = range(found.first, found.last + 1)
        outside = [sentence[i].head for i in inside if sentence[i].head not in inside]
        governor = outside[0] if outside else sentence[found.first].head
        while sentence[governor].pos in ("ADP", "SCONJ") and sentence[governor].head != governor:
            governor = sentence[governor].head
        return self._beside(sentence, found, governor), preposition

    def _beside(self, sentence: Sentence, found: Found, governor: int) -> int:
        """Return the verb of saying right before the expression, whatever the parser hung it on: "said Monday"."""
        i = found.first - 1
        if i >= 0 and sentence[i].lower == "on":
            i -= 1
        return i if i >= 0 and sentence[i].lemma in self._directions.saying and sentence[i].pos == "VERB" else governor

    def _spoken(self, sentence: Sentence, governor: int, found: Found) -> int | None:
        """Return the verb of saying whose time an expression is, or None."""
        if self._directions.calls_for(sentence, governor, found.first):
            return None
        verb = clause(sentence, governor)
        if verb.lemma not in self._directions.saying or verb.tag in ("VB", "VBG") or _modal(sentence, verb.i):
            return None
        return verb.i


def _heard(story: Told, expression: Expression, anchor: date | None) -> Told:
    """Return what the story has told once this expression was read."""
    reading = expression.reading
    if reading.type != "DURATION":
        story = story.dated(reading.stretch)
    elif reading.value in expression.parts.table["longer"] and expression.parts.has("the"):
        story = replace(story, longer=True)
    quarter = _quarter(reading.value) if expression.found.kind == "quarter" else None
    return story if quarter is None else story.reported(quarter, anchor)


def _day(expression: Expression) -> date | None:
    stretch = expression.reading.stretch
    return stretch.start if stretch is not None and stretch.start == stretch.end else None


def _quarter(value: str) -> tuple[int, int] | None:
    year, _, number = value.partition("-Q")
    return (int(year), int(number)) if number.isdigit() and year.isdigit() else None


def _modal(sentence: Sentence, verb: int) -> bool:
    return any(child.tag == "MD" for child in sentence.children(verb, "aux"))
