"""Who speaks at a place, when speeches stand in each other."""

from collections.abc import Callable, Sequence

import pytest

from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef, Span, Stance, Text
from trucewatch.statements.actors import Cast
from trucewatch.statements.attribution import FoundLink, Speech, find_speeches
from trucewatch.statements.parsing import Parses
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.voices import Voices, stance_of, words_outside

NESTED = "The agency said that the ministry said that the army had left the town."


@pytest.fixture
def voices_of(parsed_by: Parses, shipped: Codebook, text_of: Callable[[str], Text]) -> Callable[[str], Voices]:
    """The voices of a text."""

    def make(content: str) -> Voices:
        text = text_of(content)
        sentences = parsed_by.sentences(text)

        return Voices(sentences, find_speeches(sentences, text, shipped), Cast.of(sentences, text, shipped, "report"))

    return make


def place(content: str, words: str) -> Span:
    start = content.index(words)
    return Span(start=start, end=start + len(words))


def test_speeches_around_a_place_come_outermost_first(voices_of: Callable[[str], Voices]) -> None:
    voices = voices_of(NESTED)
    around = voices.around(place(NESTED, "left"))
    assert [link.actor.name for link in voices.links(around)] == ["The agency", "the ministry"]
    outer = voices.around(place(NESTED, "the ministry"))
    assert [link.actor.name for link in voices.links(outer)] == ["The agency"]
    assert voices.around(place(NESTED, "The agency")) == ()
    assert voices.links(()) == ()


def test_a_cue_is_found_by_its_token(voices_of: Callable[[str], Voices]) -> None:
    content = "Ilse Marn said that the army had left."
    voices = voices_of(content)
    found = voices.cued_at(0, 2)
    assert found is not None
    assert found.content.cut(content) == "the army had left"
    assert voices.cued_at(0, 3) is None
    assert voices.cued_at(1, 2) is None


def test_the_frame_is_source_and_cue(voices_of: Callable[[str], Voices]) -> None:
    content = "Ilse Marn said that the army had left."
    voices = voices_of(content)
    assert voices.frame(voices.speeches[0]).cut(content) == "Ilse Marn said"


def test_a_content_that_is_only_another_s_speech_relays(voices_of: Callable[[str], Voices]) -> None:
    voices = voices_of(NESTED)
    outer, inner = voices.speeches
    assert voices.only_relays(outer, NESTED)
    assert not voices.only_relays(inner, NESTED)


@pytest.mark.parametrize(
    ("held", "count"),
    [([], 4), ([(0, 3)], 3), ([(0, 8), (9, 13)], 1), ([(0, 20)], 0), ([(4, 5)], 4)],
)
def test_words_outside_what_is_held(held: Sequence[tuple[int, int]], count: int) -> None:
    content = "One army, two towns."
    spans = [Span(start=start, end=end) for start, end in held]
    assert words_outside(content, Span(start=0, end=20), spans) == count


def speech(stance: Stance) -> Speech:
    link = FoundLink(sentence=0, source=None, cue=0, first=0, last=0)
    return Speech(content=Span(start=0, end=9), links=(link,), stance=stance, quoted=False)


@pytest.mark.parametrize(
    ("stances", "stance"),
    [
        ([], None),
        ([Stance.ASSERTS], Stance.ASSERTS),
        ([Stance.DENIES, Stance.ASSERTS], Stance.DENIES),
        ([Stance.DENIES, Stance.ALLEGES], Stance.ALLEGES),
        ([Stance.ASSERTS, Stance.ASSERTS], Stance.ASSERTS),
    ],
)
def test_the_innermost_that_is_more_than_asserting_gives_the_stance(
    stances: list[Stance], stance: Stance | None
) -> None:
    assert stance_of([speech(one) for one in stances]) is stance


def test_a_link_that_two_speeches_share_is_named_once(voices_of: Callable[[str], Voices]) -> None:
    content = "“The army left,” Marn said. “It will not come back.”"
    voices = voices_of(content)
    assert [link.cue for link in voices.links([*voices.speeches, *voices.speeches])] == ["said"]


def test_a_speech_without_a_source_has_a_nameless_one(
    parsed_by: Parses, shipped: Codebook, text_of: Callable[[str], Text]
) -> None:
    sentences: tuple[Sentence, ...] = parsed_by.sentences(text_of("Reportedly it left."))
    voices = Voices(
        sentences, [speech(Stance.ALLEGES)], Cast.of(sentences, text_of("Reportedly it left."), shipped, "report")
    )
    (link,) = voices.links(voices.speeches)
    assert link.actor == ActorRef(actor=None, name="")
    assert voices.topic(voices.speeches) is None


TAKEN_UP = [
    # what is said, and the name under which the last of it stands
    ("A nurse in Tarvo says she saw eleven coffins. “I counted them twice,” she told us.", "A nurse in Tarvo"),
    ("A shopkeeper said the shells came from the hills. “I saw the flash,” he said.", "A shopkeeper"),
    ("The ministry said the road was open. It added that 40 trucks had passed.", "The ministry"),
    ("Two farmers said the mill had burned. They added that nobody was hurt.", "Two farmers"),
    ("A nurse said the ward was full. “It is cold,” she said. “Very cold,” she added.", "A nurse"),
    # a pronoun that does not agree, or has nobody near, names nobody
    ("The ministry said the road was open. “We saw it,” she said.", "she"),
    ("Two farmers said the mill had burned. “We saw it,” he said.", "he"),
    ("A nurse said the ward was full. It added that the road was closed.", "It"),
    (
        "A senior official, briefing reporters, was blunter. There was no point, she said, in talks.",
        "A senior official",
    ),
    (
        "Mira Fell said the army had gone. A member of our group laughed. They had waited, he said.",
        "A member of our group",
    ),
    ("The team met. The agreement says that they stay. They would pay, he said.", "he"),
    ("The statement said the road was open. “We saw it,” he said.", "he"),
    ("A nurse said the ward was full. It rained. It rained on. It rained all day. “We saw it,” she said.", "she"),
]


@pytest.mark.parametrize(("content", "name"), TAKEN_UP)
def test_a_pronoun_takes_up_who_spoke_before_without_a_name(
    voices_of: Callable[[str], Voices], content: str, name: str
) -> None:
    voices = voices_of(content)
    (link,) = voices.links([voices.speeches[-1]])
    assert link.actor.name == name
