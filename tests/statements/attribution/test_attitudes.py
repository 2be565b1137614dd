"""Beliefs, wishes, judgements and nouns of saying, a marked-up text a construction: kind, source, content."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import load
from trucewatch.model import Stance, Text
from trucewatch.statements.attribution import Kind, find_speeches
from trucewatch.statements.parsing import Parses

HELD = {
    "belief": "{source:The envoy} {cue:believes} that {content:both camps are tired of the war}.",
    "wish with infinitive": "{source:The mayor} {cue:hopes} {content:to reopen the harbour by spring}.",
    "wish about another": "{source:The rebels} {cue:want} {content:the garrison to leave the island}.",
    "wish for a thing": "{source:The islanders} {cue:want} {content:a fair share of the fishing grounds}.",
    "adjective": "{source:The minister} is {cue:confident} that {content:the truce will hold}.",
    "participle of feeling": "{source:The general} is {cue:convinced} that {content:the bridge can be held}.",
    "seeming": "The militia {cue:seems} {content:to have left the valley}.",
    "expected by nobody named": "The delegates are {cue:expected} {content:to return to the table on Monday}.",
}

ACTED = {
    "a thing judged": "{source:The council} {cue:condemned} {content:the raid on the border post}.",
    "judged for something": "{source:The bishop} {cue:praised} {content:the two brothers for laying down their arms}.",
    "judged as something": "{source:Okoye} {cue:described} {content:the plan as a surrender}.",
    "passive with agent": "{content:The raid} was {cue:condemned} by {source:the council}.",
    "refusal": "{source:The colonel} {cue:refused} {content:to hand over the map}.",
    "question": "{source:The judge} {cue:asked} {content:whether the guards had seen the boat}.",
    "question with who is asked": "{source:The judge} {cue:asked} the guards {content:whether they had seen the boat}.",
    "called by quoted words": '{source:The bishop} {cue:called} {content:the plan "rotten to the core."}',
    "referred to as something": "{source:Okoye} {cue:referred} to {content:the islands as a base}.",
    "shown where it stands": "{source:The poll} {cue:shows} {content:the mayor with a big lead}.",
    "preposition": "{source:The governor} {cue:talked} about {content:the damage to the port}.",
    "knowledge": "{source:Both sides} {cue:know} that {content:the winter will be hard}.",
    "noun with clause": "The paper printed {source:the army}'s {cue:claim} that {content:the fort had fallen}.",
    "noun with preposition": "{source:His} {cue:criticism} of {content:the ceasefire} surprised the hall.",
    "noun with giver": "There were {cue:complaints} from {source:the villagers} that {content:the wells were dry}.",
    "a question put by nobody named": "{cue:Asked} {content:what he would do}, the envoy smiled.",
    "who gets requests has made none": "The ministry gets many {cue:requests} {content:to reopen the road}.",
    "a thing that raises doubts has none": "The leak raised {cue:doubts} about {content:the whole list}.",
    "who raises doubts": "{source:She} raised {cue:doubts} about {content:the whole list}.",
    "it stands for a clause": "It is a common {cue:belief} that {content:the fort cannot be taken}.",
    "object of a verb": "{source:The envoy} made a {cue:promise} {content:to rebuild the bridge}.",
    "a verb of no list": "{source:The clerk} {cue:established} that {content:nobody had signed the paper}.",
    "headline": "{source:Ada Okoye}{cue::} {content:The dam holds and will hold}",
}


@pytest.fixture
def check_kind(
    parses: Parses, block_text: Callable[[str], Text], read_marks: Callable[..., object]
) -> Callable[..., None]:
    def check(marked: str, kind: Kind) -> None:
        words, wanted = read_marks(marked)  # type: ignore[misc]
        text = block_text(words)
        sentences = parses.sentences(text)
        found = [s for s in find_speeches(sentences, text, load()) if s.kind is kind]
        assert [s.content.cut(words) for s in found] == wanted["content"]
        link = found[0].links[-1]
        source = [sentences[link.sentence].words(link.source.first, link.source.last)] if link.source else []
        assert source == wanted.get("source", [])
        assert sentences[link.sentence][link.cue].text == wanted["cue"][0]

    return check


@pytest.mark.parametrize("marked", HELD.values(), ids=HELD.keys())
def test_what_is_held(marked: str, check_kind: Callable[[str, Kind], None]) -> None:
    check_kind(marked, Kind.HOLDS)


@pytest.mark.parametrize("marked", ACTED.values(), ids=ACTED.keys())
def test_what_is_done_in_words(marked: str, check_kind: Callable[[str, Kind], None]) -> None:
    check_kind(marked, Kind.ACTS)


SILENT = [
    "The engineers ensured that the bridge would stand.",
    "The snow caused the guns to jam.",
    "The convoy reached the valley on Friday.",
]


@pytest.mark.parametrize("content", SILENT)
def test_what_is_neither_said_nor_thought(content: str, parses: Parses, block_text: Callable[[str], Text]) -> None:
    text = block_text(content)
    assert find_speeches(parses.sentences(text), text, load()) == ()


def test_an_attitude_asserts_nothing(parses: Parses, block_text: Callable[[str], Text]) -> None:
    text = block_text("The mayor hopes that the harbour will reopen.")
    assert [s.stance for s in find_speeches(parses.sentences(text), text, load())] == [Stance.UNCLEAR]


def test_inside_what_is_said_only_beliefs_and_wishes_are_found(
    parses: Parses, block_text: Callable[[str], Text]
) -> None:
    text = block_text("The mayor said she hoped that the council would condemn the raid.")
    kinds = [s.kind for s in find_speeches(parses.sentences(text), text, load())]
    assert Kind.HOLDS in kinds
    assert Kind.ACTS not in kinds
