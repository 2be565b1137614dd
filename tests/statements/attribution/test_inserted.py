"""Sources and verbs set into what is said, where the stops tell what the parser does not."""

from collections.abc import Callable

import pytest

SET_IN = {
    "title and name close the sentence": (
        "{content:The number of homes burnt in Sunday's bombardment of Tarsk rose to 60 after two more streets were "
        "searched}, {source:the head of the valley's fire brigade}, Captain Lena Ors, {cue:told} Morning Line."
    ),
    "an apposition stands before the speaker": (
        "{content:In Velka village, mortars from the rebel side injured three people, teachers hired for the reopening "
        "of the school}, {source:the Mayor's Office} {cue:said}."
    ),
    "the army attacks, the spokeswoman claims": (
        "{content:Meanwhile, the army, backed by village guards, attacked positions of the movement around Kelm at "
        "dawn with heavy guns}, {source:the movement's spokeswoman}, Rita Soli, {cue:claimed} in a message."
    ),
    "the speech goes on behind a semicolon": (
        "{content:She was one of four who fell at the gate}, {source:Brother Anton} {cue:said}; "
        "{content:a fifth is in the clinic in Tarsk}."
    ),
    "a body with its letters in brackets": (
        "{content:The accord signed in Tarsk has opened a new page for the people of the valley}, {source:the "
        "Government Press Bureau} (GPB) {cue:announced} late last night."
    ),
    "a present tense": (
        "{content:The front along the river has been quiet since noon}, {source:the Ministry of Interior of Norland} "
        "{cue:informs} Volna."
    ),
    "a participle follows": (
        "{content:Still, one soldier was killed on Friday near the mill of Arn}, {source:the press office of the "
        "northern command} {cue:reported} early this morning, bringing to five the number of dead since Sunday."
    ),
    "a verb of going on": (
        "{content:It was the militia}, {source:Ono} {cue:continued}, {content:that broke the truce when it fired nine "
        "rockets at Tarsk}."
    ),
    "inverted between a condition and its clause": (
        "{content:If the army took the mill}, {cue:said} {source:Marin}, {content:flour could come from Arn again "
        "within a day}."
    ),
    "a place leads in a title and a name": (
        "At Saint Anne's Hospital in Tarsk, {source:the medical chief}, Dr Ivo Hale, {cue:said} that {content:no box "
        "of plasma had arrived since the truce was signed}."
    ),
}


@pytest.mark.parametrize("marked", SET_IN.values(), ids=SET_IN.keys())
def test_set_in(marked: str, check_marked: Callable[[str], None]) -> None:
    check_marked(marked)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor, who once said little, opened the market on Monday.",
        "The soldiers, most of them conscripts, told the time by the church clock.",
        "The team went home, a plan announced by nobody.",
        "The mayor of Tarsk, a doctor, said on Friday.",
    ],
)
def test_nothing_is_set_in(words: str, speeches_of: Callable[[str], list[tuple[str, str, str, str]]]) -> None:
    assert speeches_of(words) == []


def test_who_says_something_else_behind_a_semicolon_says_it_alone(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of("Nine men were killed, the army said; the rebels denied that they had fired.")
    assert [row[:2] for row in rows] == [("Nine men were killed", "the army"), ("they had fired", "the rebels")]
