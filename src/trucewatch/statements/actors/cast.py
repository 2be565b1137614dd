"""The cast of one report: who is named in it, and who is meant where it names nobody outright."""

from collections.abc import Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Actor, ActorRef, Text, content_id
from trucewatch.statements.actors.known import Known
from trucewatch.statements.actors.lexicon import lexicon_of
from trucewatch.statements.actors.meaning import Meaning
from trucewatch.statements.actors.naming import names_in
from trucewatch.statements.actors.own import OwnBody
from trucewatch.statements.actors.persons import told_by_role, told_by_surname
from trucewatch.statements.actors.roster import Roster, canonical
from trucewatch.statements.actors.speakers import Speakers
from trucewatch.statements.actors.unmarked import without_lost_marks
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence


class Cast:
    """The actors of one report. Made by `Cast.of`; asks nothing of other reports."""

    def __init__(
        self, meaning: Meaning, speakers: Speakers, sentences: Sequence[Sentence], text: Text, report_id: str
    ) -> None:
        self._meaning = meaning
        self._speakers = speakers
        self._sentences = sentences
        self._text = text
        self._ids = {known.key: _id(known, report_id) for known in meaning.known}
        self.actors = tuple(_actor(known, self._ids[known.key]) for known in meaning.known)

    @classmethod
    def of(
        cls,
        sentences: Sequence[Sentence],
        text: Text,
        codebook: Codebook,
        report_id: str,
        outlet: str | None = None,
    ) -> "Cast":
        """Find the actors of a report, by an outlet that may be one of them, in its parsed sentences."""
        lexicon = lexicon_of(codebook)
        found = [names_in(sentence, lexicon) for sentence in sentences]
        named = told_by_surname(told_by_role(sentences, without_lost_marks(sentences, found), lexicon))
        roster = Roster(sentences, named, lexicon)
        own = OwnBody(outlet, sentences, named, lexicon)
        meaning = Meaning(sentences, named, roster, lexicon, own)
        return cls(meaning, Speakers(sentences, lexicon), sentences, text, report_id)

    def resolve(self, sentence_index: int, mention: Mention) -> ActorRef:
        """Return who is meant by some words: the report's words, and the actor or None where nobody definite is."""
        span = self._sentences[sentence_index].span(mention.first, mention.last)
        known = self._meaning.of(sentence_index, mention)
        return ActorRef(actor=self._ids[known.key] if known else None, name=span.cut(self._text.content))

    def is_pronoun(self, sentence_index: int, mention: Mention) -> bool:
        """Whether some words are a pronoun for a third: "he", "it", "they"."""
        return self._speakers.sort(sentence_index, mention) is not None

    def takes_up(self, sentence_index: int, mention: Mention, earlier_index: int, earlier: Mention) -> bool:
        """Whether a pronoun that names nobody by itself may take up the words for who spoke before it."""
        sort = self._speakers.sort(sentence_index, mention)
        known = self._meaning.of(earlier_index, earlier)
        return sort is not None and self._speakers.agrees(sort, earlier_index, earlier, known)

    def person_before(self, sentence_index: int, mention: Mention) -> tuple[int, Mention] | None:
        """The nearest person before a "he" or "she" in its paragraph who does something, told by no known name."""
        if self._speakers.sort(sentence_index, mention) not in ("male", "female"):
            return None
        block = self._sentences[sentence_index].block
        for i in range(sentence_index - 1, -1, -1):
            if self._sentences[i].block != block:
                return None
            if (found := self._speakers.subject(i, len(self._sentences[i]))) is not None:
                return i, found
        return None


def _id(known: Known, report_id: str) -> str:
    return content_id("actor", report_id, known.kind.value, *known.key)


def _actor(known: Known, actor_id: str) -> Actor:
    names = tuple(dict.fromkeys((known.name, *known.names)))
    name = canonical(names) if known.key[0] in ("person", "body") else known.name
    return Actor(id=actor_id, name=name, names=names, kind=known.kind, because=tuple(known.because))
