"""Who said so, a marked-up text per construction."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import load
from trucewatch.model import Stance, Text
from trucewatch.statements.attribution import find_speeches
from trucewatch.statements.parsing import Parses

CONSTRUCTIONS = {
    "indirect with that": "{source:The army} {cue:said} that {content:four soldiers had died near the bridge}.",
    "indirect without that": "{source:Residents} {cue:say} {content:the road to the harbour is closed}.",
    "speaker behind the words": "{content:The convoy reached the valley on Friday}, {source:the ministry} {cue:said}.",
    "inverted": "{content:The two sides will meet again in Geneva}, {cue:said} {source:mediator Anna Keller}.",
    "according to, behind": "{content:At least nine people were wounded in the market}, {cue:according} to {source:medics}.",
    "according to, before": "{cue:According} to {source:the observers}, {content:both camps moved their guns at night}.",
    "direct": "{content:“We will not leave this town,”} {source:Colonel Marek Havel} {cue:told} reporters on Sunday.",
    "direct, cue before": "{source:The president} {cue:said}: {content:“Our delegation will return to the table.”}",
    "direct, straight marks": '{content:"The line has been quiet since noon,"} {source:the commander} {cue:said}.',
    "fragment inside a paraphrase": "{source:The envoy} {cue:called} for {content:a “lasting and honest” truce}.",
    "relay": "{content:Rebels shelled the airport}, {relay:the Volna agency} quoted {source:the ministry} as {cue:saying}.",
    "relay, passive": "{source:The governor} was quoted by {relay:state radio} as {cue:saying} {content:the dam was safe}.",
    "called on somebody": "{source:The bishop} {cue:called} on the leaders to {content:“end the killing and open the roads”}.",
    "a second cue carries on": (
        "{source:The spokesman} {cue:said} {content:the talks were over}, {cue:adding} that "
        "{content:no date was set for another round}."
    ),
    "paraphrase, then full quotation": (
        "{source:King Olaf} {cue:warned} that {content:many refugees had crossed the river} and "
        "{content:“this is something our neighbours cannot ignore any longer”}."
    ),
    "cue breaks a paraphrase": "{content:The dam}, {source:the engineer} {cue:said}, {content:is safe for another year}.",
    "a clause that begins with a gerund": "{source:The engineer} {cue:said} {content:closing the dam would flood the town}.",
    "aside with as, before": "As {source:the ministry} {cue:reported}, {content:the convoy left the port on Sunday}.",
    "aside with as, behind": "{content:The convoy left the port at dawn}, as {source:the ministry} {cue:reported} on Sunday.",
    "speaker before a colon": "Here is {source:Ada Okoye}{cue::} {content:“We will not leave this town to anyone.”}",
    "two apostrophes for a mark": "{content:''We will not leave this town,''} {source:the colonel} {cue:told} reporters.",
    "a question in marks": "{content:“Who will guard the bridge tonight?”} {source:Ada Okoye} {cue:asked}.",
    "a few words in marks": "{content:“Never again,”} {source:the widow} {cue:said}.",
    "a cue of quotations only": "{content:“The road is closed to everyone,”} {source:the guard} {cue:continued}.",
    "what records show": "{source:The pictures} {cue:show} that {content:trucks crossed the river at night}.",
    "a participle carries on": (
        "{source:The mayor} {cue:said} {content:the shelling had stopped}, {cue:calling} for {content:a longer truce}."
    ),
    "a comma joins two clauses around the cue": (
        "{content:The raid lasted an hour}, {source:the mayor} {cue:says}, {content:it left the mill in ashes}."
    ),
    "a cue taken for a participle behind a name": (
        "{content:The plan was rejected by both camps}, {source:the envoy}, Sara Lund, {cue:confirmed} on Friday."
    ),
    "a count that closes its sentence": (
        "{content:Some 40 barns were burned in the valley}, {source:the commission} has {cue:established}."
    ),
    "assurances given": (
        "{source:The minister} {cue:gave} assurances that {content:the army has not fired on the town since May}."
    ),
    "who is told by whom": "The office was {cue:told} by {source:the army} that {content:no shell had been fired}.",
    "relay, as having said": (
        "{relay:The envoy} quoted {source:General Havel} as having {cue:told} her that {content:his men would obey}."
    ),
    "denial": "{source:The militia} {cue:denied} {content:firing on the village}.",
}


@pytest.mark.parametrize("marked", CONSTRUCTIONS.values(), ids=CONSTRUCTIONS.keys())
def test_construction(marked: str, check_marked: Callable[[str], None]) -> None:
    check_marked(marked)


def test_a_speaker_carries_over_to_a_quotation_without_a_cue(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of(
        "“We worked on the text all night,” Foreign Minister Ines Duarte said.\n\n"
        "“We took the wishes of the coastal side into account.”"
    )
    assert [row[1] for row in rows] == ["Foreign Minister Ines Duarte", "Foreign Minister Ines Duarte"]


def test_a_quotation_of_several_sentences_is_one_content(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of("“The bridge is the key. I do not see them give it up,” Okonjo said.")
    assert [row[0] for row in rows] == ["“The bridge is the key. I do not see them give it up,”"]


def test_an_open_quotation_does_not_reach_into_the_next_paragraph(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of("“We shall see, the general said.\n\nThe ministry said the port was open.")
    assert "the port was open" in [row[0] for row in rows]


def test_a_truce_that_threatens_to_collapse_threatens_nobody(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    assert speeches_of("The truce now threatens to fall apart.") == []


def test_the_accused_does_not_speak(speeches_of: Callable[[str], list[tuple[str, str, str, str]]]) -> None:
    assert speeches_of("Norland, accused of arming the rebels, has stayed silent.") == []


STANCES = [
    ("The army said the town was quiet.", Stance.ASSERTS),
    ("The group alleged that the police had fired first.", Stance.ALLEGES),
    ("The ministry confirmed that the convoy had left.", Stance.CONFIRMS),
    ("The rebels denied that they had broken the truce.", Stance.DENIES),
    ("The general vowed to retake the harbour.", Stance.PROMISES),
    ("The president warned his country would strike back if the raids resumed.", Stance.THREATENS),
    ("The council demanded that all troops withdraw.", Stance.DEMANDS),
    ("The minister did not say that the border was open.", Stance.UNCLEAR),
]


@pytest.mark.parametrize(("content", "stance"), STANCES)
def test_stance(content: str, stance: Stance, parses: Parses, block_text: Callable[[str], Text]) -> None:
    text = block_text(content)
    (speech,) = find_speeches(parses.sentences(text), text, load())
    assert speech.stance is stance


def test_the_lesser_piece_of_a_broken_content_is_no_statement_alone(
    parses: Parses, block_text: Callable[[str], Text]
) -> None:
    content = "The dam, the engineer said, is safe for another year."
    text = block_text(content)
    found = find_speeches(parses.sentences(text), text, load())
    assert [(s.content.cut(content), s.part) for s in found] == [("The dam", True), ("is safe for another year", False)]


def test_a_transcript_gives_each_paragraph_to_its_label(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of(
        "OKOYE: The road is open.\n\nVIK: Who opened it? Nobody told us.\n\nOKOYE: The army.\n\nVIK: I see."
    )
    assert [row[:2] for row in rows] == [
        ("The road is open.", "OKOYE"),
        ("Who opened it? Nobody told us.", "VIK"),
        ("The army.", "OKOYE"),
        ("I see.", "VIK"),
    ]


def test_a_heading_with_a_colon_that_names_no_speaker_says_nothing(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    assert speeches_of("Background: the road was closed for a year.") == []


def test_a_quotation_behind_indirect_speech_goes_to_its_speaker_not_to_somebody_in_it(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of(
        "Okoye said that some critics had predicted a siege. “That is because they never saw the walls.”"
    )
    assert ("“That is because they never saw the walls.”", "Okoye") in [row[:2] for row in rows]


def test_the_noun_right_before_a_verb_speaks_where_the_parser_gives_it_to_the_clause_before(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]],
) -> None:
    rows = speeches_of("Okoye has not talked about the fever and his campaign said that nobody had asked.")
    assert [row[:2] for row in rows] == [("nobody had asked", "his campaign")]


def test_who_the_speaker_is_is_no_content(speeches_of: Callable[[str], list[tuple[str, str, str, str]]]) -> None:
    rows = speeches_of(
        "“We are happy” about the truce, said Ada Okoye, head of the harbour, which has been closed for a year."
    )
    assert [row[0] for row in rows] == ["“We are happy” about the truce"]


def test_and_that_goes_on_with_what_was_said(speeches_of: Callable[[str], list[tuple[str, str, str, str]]]) -> None:
    rows = speeches_of("Okoye said that the road “could be closed,” and that nobody had asked her about it.")
    assert [row[0] for row in rows] == ["the road “could be closed,” and that nobody had asked her about it"]


@pytest.mark.parametrize(
    "words",
    [
        "After the raid, the ministry recorded nine breaches.",
        "The court freed the aides, the clerk, Ana Lund, accused of theft.",
        "The team was told by phone that three men had died.",
        "The ministry gave a warning on Monday.",
        "The president proclaimed a truce with the Front that lasted a day.",
    ],
)
def test_a_count_an_accused_a_phone_and_a_bare_warning_say_nothing(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]], words: str
) -> None:
    assert speeches_of(words) == []


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        (
            "The plan drawn up by the Union was accepted by both sides, the envoy for peace, Amara Diallo, stressed on Monday.",
            "the envoy for peace",
        ),
        (
            "The truce was welcomed by all tribes, the governor of the province, Omar Saleh, confirmed this Tuesday.",
            "the governor of the province",
        ),
        (
            "The convoy was stopped by gunmen at two posts, the head of the mission, Jan Holt, reported on Wednesday.",
            "the head of the mission",
        ),
    ],
)
def test_a_title_and_a_name_behind_a_passive_speak(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]], words: str, speaker: str
) -> None:
    assert [speaker in row for row in speeches_of(words)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "The council was addressed by its chairman, Omar Saleh, confirmed this Tuesday in his post.",
        "The party rejected the candidate, Omar Saleh, announced on Sunday by the council.",
        "The talks were opened by the envoy, Amara Diallo, appointed on Monday.",
    ],
)
def test_a_name_that_something_was_done_to_does_not_speak(
    speeches_of: Callable[[str], list[tuple[str, str, str, str]]], words: str
) -> None:
    assert speeches_of(words) == []
