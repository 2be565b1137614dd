"""The notes of a situation report, numbered as they are first used."""

from collections.abc import Iterable

from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.situation.nouns import Line, Note
from trucewatch.briefs.wording import date_words, joined, name_words, quoted
from trucewatch.model.decisions.incidents import Edition


class Notes:
    """Numbers what lines rest on. In the public edition people of the mission are not named."""

    def __init__(self, look: Lookup, edition: Edition, longest: int) -> None:
        self._look, self._public, self._longest = look, edition is Edition.PUBLIC, longest
        self._made: dict[str, Note] = {}
        self._entries = {one.sequence: one for one in look.view.judgements}
        self._by_id = {one.entry: one.sequence for one in look.view.judgements}

    @property
    def made(self) -> tuple[Note, ...]:
        """The notes so far, in order."""
        return tuple(self._made.values())

    def line(self, words: str, statements: Iterable[str] = (), entries: Iterable[int | str | None] = ()) -> Line:
        """Return a line that rests on these statements and entries (numbers or ids of judgements)."""
        return Line(words=words, notes=self.numbers(statements, entries))

    def numbers(self, statements: Iterable[str] = (), entries: Iterable[int | str | None] = ()) -> tuple[int, ...]:
        """Return the numbers of the notes on these statements and entries, each once, in order."""
        wanted = dict.fromkeys(one for one in statements if one in self._look.view.statements)
        found = [self._statement(one) for one in wanted]
        numbers = (self._by_id.get(one) if isinstance(one, str) else one for one in entries)
        found += [self._entry(one) for one in dict.fromkeys(numbers) if one is not None and one in self._entries]
        return tuple(note.number for note in found)

    def _statement(self, key: str) -> Note:
        if key not in self._made:
            look, one = self._look, self._look.view.statements[key]
            report = look.view.reports[one.report]
            published = f", {date_words(report.published.date)}" if report.published.date else ", undated"
            said = joined((look.speaker(one), *reversed(look.relays(one))), last="through")
            self._put(
                key,
                source=f"{look.outlet(one.report)}{published}",
                words=f"{said} ({one.stance}): {quoted(one.text, self._longest)}",
                where=f"{name_words(report.file)}, characters {one.span.start}-{one.span.end}",
            )
        return self._made[key]

    def _entry(self, sequence: int) -> Note:
        key = f"entry-{sequence}"
        if key not in self._made:
            one = self._entries[sequence]
            who = "a monitor" if self._public else name_words(one.judgement.by)
            reason = "" if self._public else f": {quoted(one.judgement.reason, self._longest)}"
            self._put(
                key,
                source=f"Entry {sequence} of the record",
                words=f"Judgement of {who}, recorded {date_words(one.recorded[:10])}{reason}",
                where=one.entry,
            )
        return self._made[key]

    def _put(self, key: str, *, source: str, words: str, where: str) -> None:
        self._made[key] = Note(number=len(self._made) + 1, key=key, source=source, words=words, where=where)
