"""Statements of a report: which stretches become statements, whose they are, and that their words stand there."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trucewatch.model import (
    AppealClaim,
    Block,
    CommitmentClaim,
    FigureClaim,
    OccurrenceClaim,
    PositionClaim,
    Reading,
    Stance,
    Statement,
    Text,
    Unclassified,
)
from trucewatch.statements.parsing import Parses

ReadingOf = Callable[..., Reading]


def rows(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Each statement as a row: its words, its principal ("" for the outlet), its stance, its type of claim."""
    return [
        (
            one.text,
            one.principal.name if one.principal else "",
            one.stance.value,
            str(msgspec.to_builtins(one.claim)["type"]),
        )
        for one in reading.statements
    ]


def the(reading: Reading, kind: type) -> Statement:
    """The one statement with a claim of this type."""
    (found,) = [one for one in reading.statements if isinstance(one.claim, kind)]
    return found


# --- contents


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Oskar Valen signed the ceasefire agreement in Geneva on Monday.",
            [("Oskar Valen signed the ceasefire agreement in Geneva on Monday", "", "asserts", "position")],
        ),
        (
            "Oskar Valen signed the ceasefire agreement on Monday, the foreign ministry said.",
            [("Oskar Valen signed the ceasefire agreement on Monday", "the foreign ministry", "asserts", "position")],
        ),
        (
            "“We looked at the text for hours,” Valen said, “and it is a good one.”",
            [
                ("“We looked at the text for hours,”", "Valen", "asserts", "none"),
                ("“and it is a good one.”", "Valen", "asserts", "none"),
            ],
        ),
        (
            "The weather in the valley was mild for the season.",
            [("The weather in the valley was mild for the season", "", "asserts", "none")],
        ),
    ],
)
def test_what_becomes_a_statement(words: str, expected: list[tuple[str, str, str, str]], reading_of: ReadingOf) -> None:
    assert rows(reading_of(words)) == expected


def test_several_claims_of_a_sentence_are_several_statements(reading_of: ReadingOf) -> None:
    reading = reading_of("At least 12 civilians were killed and 30 wounded in the shelling, the hospital said.")
    figures = [one.claim for one in reading.statements if isinstance(one.claim, FigureClaim)]
    assert [(claim.measure.value, claim.low) for claim in figures] == [("killed", 12), ("wounded", 30)]
    assert {claim.counter.name for claim in figures if claim.counter} == {"the hospital"}, "who says it counts it"


def test_a_part_of_a_figure_told_in_another_s_words_stands_where_it_is_told(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "The mission said 43 people were killed on Saturday, but Marn said they also included several rebels."
    )
    figures = [one for one in reading.statements if isinstance(one.claim, FigureClaim)]
    assert [(one.principal and one.principal.name, "several rebels" in one.text) for one in figures] == [
        ("The mission", False),
        ("Marn", True),
    ]


def test_a_sentence_broken_by_blank_lines_is_one_content(reading_of: ReadingOf) -> None:
    content = "Oskar Valen\n\nsigned the ceasefire agreement, the mission said."
    reading = reading_of(Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=()))
    assert [row[0] for row in rows(reading)] == ["Oskar Valen\n\nsigned the ceasefire agreement"]


@pytest.mark.parametrize(
    ("words", "direct"),
    [
        ("“The guns have fallen silent along the river,” Valen said.", True),
        ("Valen said that the guns had “fallen silent” along the river.", False),
        ("Valen said that the guns had fallen silent along the river.", False),
    ],
)
def test_direct_is_what_stands_whole_in_quotation_marks(words: str, direct: bool, reading_of: ReadingOf) -> None:
    (statement,) = reading_of(words).statements
    assert statement.direct is direct


# --- what a statement says


def test_a_denied_occurrence_keeps_its_claim_with_that_stance(reading_of: ReadingOf) -> None:
    statement = the(reading_of("The army denied that it had shelled the town of Aldan on Monday."), OccurrenceClaim)
    assert statement.stance is Stance.DENIES


@pytest.mark.parametrize(
    "words",
    [
        "Valen promised that his army would leave the town of Aldan by Friday.",
        "The mission demanded that the army sign the agreement.",
        "Marn said she hoped that the army would sign the agreement.",
    ],
)
def test_what_is_promised_demanded_or_hoped_is_no_position_and_no_occurrence(words: str, reading_of: ReadingOf) -> None:
    claims = [one.claim for one in reading_of(words).statements]
    assert claims
    assert all(isinstance(claim, CommitmentClaim | AppealClaim | Unclassified) for claim in claims)


def test_the_first_person_of_a_speech_is_its_speaker(reading_of: ReadingOf) -> None:
    statement = the(reading_of("“We signed the agreement on Monday,” Oskar Valen said."), PositionClaim)
    assert isinstance(statement.claim, PositionClaim)
    assert statement.principal is not None
    assert (statement.claim.actor.name, statement.claim.actor.actor) == ("We", statement.principal.actor)


def test_when_it_was_and_when_it_was_said(reading_of: ReadingOf) -> None:
    reading = reading_of("The mission said on Tuesday that Oskar Valen had signed the agreement on Monday.")
    statement = the(reading, PositionClaim)
    assert statement.when is not None
    assert statement.said is not None
    assert (statement.when.start, statement.when.words) == ("2031-05-12", "Monday")
    assert (statement.said.start, statement.said.words) == ("2031-05-13", "Tuesday")


def test_a_deadline_of_an_asked_for_pause(reading_of: ReadingOf) -> None:
    statement = the(reading_of("Ilse Marn asked for time until Friday to study the agreement."), PositionClaim)
    assert isinstance(statement.claim, PositionClaim)
    assert (statement.claim.position.value, statement.claim.until) == ("asked-for-time", "2031-05-16")


def test_a_hedge_is_kept_in_its_words(reading_of: ReadingOf) -> None:
    assert (
        the(reading_of("The army reportedly shelled the town of Aldan on Monday."), OccurrenceClaim).hedge
        == "reportedly"
    )


def test_a_relay_and_its_principal(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "Oskar Valen signed the agreement, the Varland News agency quoted the foreign ministry as saying."
    )
    statement = the(reading, PositionClaim)
    assert [link.actor.name for link in statement.attribution] == ["the Varland News agency", "the foreign ministry"]
    assert statement.principal == statement.attribution[-1].actor


# --- whatever comes


def check(reading: Reading, content: str) -> None:
    """What holds of every reading of every text."""
    actors = {actor.id for actor in reading.actors}
    ids = [statement.id for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    assert len(actors) == len(reading.actors)
    for statement in reading.statements:
        statement.span.check(content, statement.text)
        assert statement.text == statement.text.strip()
        assert statement.report == "report-1"
        for link in statement.attribution:
            assert link.actor.actor is None or link.actor.actor in actors
    places = [(statement.span.start, statement.span.end) for statement in reading.statements]
    assert places == sorted(places)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


ODD = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
NEWS = st.sampled_from(
    [
        "Valen", "Gen. Oskar Valen", "the army", "The Varland News agency", "he", "they", "we", "both sides", "Geneva", "UN",
        "said", "told reporters", "denied", "accused", "signed", "left", "asked for time", "backs", "killed", "shelled", "quoted",
        "as saying", "according to", "that", "who", "which", "and", "or", "not", "of", "to", "until", "on", "in", "by", "at least",
        "the agreement", "a ceasefire", "Monday", "Tuesday morning", "13 January 2031", "31 February", "last week", "2,000", "10-20",
        "dozens", "people", "1e9", "0", "99999999999999999999", ".", ",", ";", ":", "!", "?", "...", "“", "”", '"', "‘", "’", "'",
        "(", ")", "[", "]", "—", "–", "-", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u00ad", "\u202e", "قال الجيش", "👩‍👩‍👧", "é", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(NEWS, NEWS, NEWS, ODD), max_size=60).map(" ".join)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=TEXTS)
@example(content="“" + "word " * 900 + "and it holds.” Valen said.")
@example(content="Valen said. “" + "word " * 900 + "and it holds.”")
@example(content="“" + "word " * 900 + "\n\n“and more.” Valen said on Monday.")
@example(content="Ann, " * 400 + "and Bob signed the truce on Monday.")
@example(content="He said that " * 100 + "the army signed.")
@example(content="Among those arrn, leader of the Harbour Party, according to an online post by Ana Brodar,")
@example(content="Among those arrested, leader of the opposition, according")
@example(content="Rockets hit Mehrabad airport")
def test_every_statement_stands_where_it_says_whatever_the_text(
    content: str, reading_of: ReadingOf, text_of: Callable[[str], Text]
) -> None:
    check(reading_of(text_of(content)), content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=TEXTS, day=st.sampled_from([None, "2031-05-14", "0001-01-01", "9999-12-31"]))
def test_the_same_report_gives_the_same_reading_on_any_date(
    content: str, day: str | None, reading_of: ReadingOf
) -> None:
    first = reading_of(content, day)
    check(first, content)
    assert reading_of(content, day) == first


def test_a_report_without_body_says_nothing(reading_of: ReadingOf) -> None:
    assert reading_of("") == Reading(report="report-1", statements=(), actors=())


def test_what_is_set_aside_is_not_read(reading_of: ReadingOf) -> None:
    content = "The army shelled Aldan on Monday.\n\nValen left."
    reading = reading_of(Text(content=content, blocks=(Block(start=35, end=len(content)),), asides=()))
    assert all(statement.span.start >= 35 for statement in reading.statements)


def test_each_sentence_is_parsed_before_it_is_read(parsed_by: Parses, reading_of: ReadingOf) -> None:
    before = parsed_by.distinct
    reading_of("A sentence that nobody has told before today.")
    assert parsed_by.distinct == before + 1


def test_a_count_in_an_outcome_has_the_place_and_day_of_the_act(reading_of):
    (count,) = (
        s
        for s in reading_of(
            "In Geneva, shells hit a market on Monday, killing nine people, the council said."
        ).statements
        if isinstance(s.claim, FigureClaim)
    )
    assert count.where is not None
    assert count.when is not None
    assert (count.text, count.where.name, count.when.start) == ("killing nine people", "Geneva", "2031-05-12")


@pytest.mark.parametrize(
    ("words", "bearings"),
    [
        (
            "Six people were killed in Geneva on Monday and 15 in Zurich on Tuesday, the council said.",
            [(6, "Geneva", "2031-05-12"), (15, "Zurich", "2031-05-13")],
        ),
        (
            "Six people were killed in Geneva on Monday and a further 15 on Tuesday.",
            [(6, "Geneva", "2031-05-12"), (15, "Geneva", "2031-05-13")],
        ),
        ("Nine soldiers were wounded in Geneva and four in Zurich.", [(9, "Geneva", None), (4, "Zurich", None)]),
    ],
)
def test_a_count_whose_verb_is_not_said_again_has_the_day_and_place_behind_it(
    reading_of: ReadingOf, words: str, bearings: list[tuple[int, str, str | None]]
) -> None:
    counts = [one for one in reading_of(words).statements if isinstance(one.claim, FigureClaim)]
    found = [(one.claim.low, one.where and one.where.name, one.when and one.when.start) for one in counts]
    assert found == bearings
