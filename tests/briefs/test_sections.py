"""What goes into which section, in which order, on which evidence."""

from typing import Any

import msgspec
import pytest

from trucewatch.briefs import brief
from trucewatch.briefs.brief import Brief, Step
from trucewatch.briefs.links import sections_of
from trucewatch.codebook import Codebook
from trucewatch.model import (
    ActorRef,
    Agreement,
    CommitmentClaim,
    Leadership,
    Link,
    OccurrenceClaim,
    OccurrenceKind,
    Position,
    PositionTaken,
    Precision,
    Support,
    SupportClaim,
    When,
)  # fmt: skip


@pytest.fixture(scope="module")
def found(kestria: Any, codebook: Codebook) -> Brief:
    """The brief of the case."""
    return brief(kestria, codebook)


def ids(*names: str) -> tuple[str, ...]:
    """The statements of these names."""
    return tuple(f"statement-{name}" for name in names)


def test_every_sentence_carries_evidence_that_is_in_the_view(found: Brief, kestria: Any) -> None:
    sentences = [one for section in sections_of(found).values() for one in section]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.evidence.statements or sentence.evidence.by
        assert set(sentence.evidence.statements) <= set(kestria.statements)
    assert found.intake.read.evidence.reports == tuple(kestria.reports)


def test_the_steps_of_each_party_come_in_order_of_time(found: Brief) -> None:
    (standing,) = found.standings
    assert (standing.name, standing.effective) == ("Vellmar truce", "2031-03-02")
    told = {party.name: [step.position.value for step in party.steps] for party in standing.parties}
    assert told == {
        "Toma Drask": ["asked-for-time", "left-without-signing"],
        "Kestrian Provisional Government": ["signed"],
        "Eastern Front": ["refused"],
    }
    assert list(told)[-1] == "Eastern Front"


def _steps_of(found: Brief, name: str) -> tuple[Step, ...]:
    return next(party.steps for party in found.standings[0].parties if party.name == name)


def test_a_step_counts_its_own_tellings_and_no_denial(found: Brief) -> None:
    asked, left = _steps_of(found, "Toma Drask")
    assert left.sentence.evidence.statements == ids("hp-left", "vd-left", "as-left")
    assert left.contradicted
    assert "3 outlets, 1 chain, 1 principal (Sardanian foreign ministry; through SNA)" in left.sentence.words
    assert asked.sentence.evidence.statements == ids("hp-time", "vd-time")
    assert "asked for time until 5 March 2031, morning, on 3 March 2031" in asked.sentence.words
    assert not asked.contradicted


def test_outlets_that_rest_on_themselves_come_after_who_is_named(found: Brief) -> None:
    (signed,) = _steps_of(found, "Kestrian Provisional Government")
    assert signed.sentence.words.endswith(
        "3 outlets, 2 chains, 3 principals (Oren Halvec, The Harbour Post and 1 more)"
    )


def test_recorded_tellings_are_taken_and_those_without_the_deadline_counted(
    kestria: Any, case: Any, codebook: Codebook
) -> None:
    agreement = kestria.agreements["agreement-truce"]
    told = ids("mw-time", "hp-time")
    asked = msgspec.structs.replace(agreement.positions[0], statements=told)
    changed = msgspec.structs.replace(agreement, positions=(asked, *agreement.positions[1:]))
    made = brief(case.view(**_parts(kestria), agreements={agreement.id: changed}), codebook)
    step = next(step for party in made.standings[0].parties for step in party.steps if step.until)
    assert step.sentence.evidence.statements == told
    assert (step.dated_by, len(step.sentence.support.outlets)) == (1, 2)


def test_the_best_told_steps_are_the_main_ones_the_rest_come_after(kestria: Any, case: Any, codebook: Codebook) -> None:
    agreement = kestria.agreements["agreement-truce"]
    rows = tuple(
        PositionTaken(
            actor=case.who("drask"), position=position, when=when, until=None, matter="matter-x", statements=told
        )
        for position, when, told in (
            (Position.WITHDREW, None, ids("kt-stays")),
            (Position.SUSPENDED, None, ids("hp-left", "vd-left")),
            (Position.INVITED, "2031-03-01", ids("as-left")),
            (Position.SIGNED, "2031-03-02", ids("as-left")),
        )
    )
    changed = msgspec.structs.replace(agreement, positions=rows)
    (party,) = brief(case.view(**_parts(kestria), agreements={agreement.id: changed}), codebook).standings[0].parties
    assert [step.phrase for step in party.main] == ["invited", "signed", "suspended", "withdrew"]
    assert "suspended (undated, reported 4 March 2031)" in party.steps[2].sentence.words


def test_a_step_that_few_tell_is_no_main_one_unless_it_is_the_partys_own_word(
    kestria: Any, case: Any, codebook: Codebook
) -> None:
    agreement = kestria.agreements["agreement-truce"]
    rows = tuple(
        PositionTaken(actor=case.who("drask"), position=position, when=None, until=None, matter="m", statements=told)
        for position, told in (
            (Position.LEFT_WITHOUT_SIGNING, ids("hp-left", "vd-left", "as-left")),
            (Position.WITHDREW, ids("kt-stays")),
        )
    )
    changed = msgspec.structs.replace(agreement, positions=rows)
    (party,) = brief(case.view(**_parts(kestria), agreements={agreement.id: changed}), codebook).standings[0].parties
    assert ([step.phrase for step in party.main], [step.phrase for step in party.others]) == (
        ["left without signing"],
        ["withdrew"],
    )


def test_an_undated_step_comes_before_a_dated_one_that_is_taken_later_in_talks(
    kestria: Any, case: Any, codebook: Codebook
) -> None:
    agreement = kestria.agreements["agreement-truce"]
    rows = tuple(
        PositionTaken(
            actor=case.who("drask"), position=position, when=when, until=None, matter="m", statements=ids("hp-left")
        )
        for position, when in ((Position.ASKED_FOR_TIME, None), (Position.LEFT_WITHOUT_SIGNING, "2031-03-03"))
    )
    changed = msgspec.structs.replace(agreement, positions=rows)
    (party,) = brief(case.view(**_parts(kestria), agreements={agreement.id: changed}), codebook).standings[0].parties
    assert [step.phrase for step in party.main] == ["asked for time", "left without signing"]


def test_a_leader_and_his_side_are_one_party(kestria: Any, case: Any, codebook: Codebook) -> None:
    leads = Leadership(
        leader=case.who("drask").actor, led=case.who("front").actor, statement=next(iter(kestria.statements))
    )
    view = case.view(**_parts(kestria), agreements=kestria.agreements, leaders=(leads,))
    names = [party.name for party in brief(view, codebook).standings[0].parties]
    assert "Eastern Front (Toma Drask)" in names
    assert "Toma Drask" not in names


def test_an_undated_step_is_dated_by_the_day_it_was_said(kestria: Any, case: Any, codebook: Codebook) -> None:
    agreement = kestria.agreements["agreement-truce"]
    row = msgspec.structs.replace(agreement.positions[0], when=None, by="2031-03-03")
    changed = msgspec.structs.replace(agreement, positions=(row,))
    made = brief(case.view(**_parts(kestria), agreements={agreement.id: changed}), codebook)
    assert ", by 3 March 2031 — " in made.standings[0].parties[0].main[0].sentence.words


def test_a_count_that_is_handed_in_is_shown(kestria: Any, codebook: Codebook) -> None:
    one = Support(outlets=("a",), chains=("c",), principals=("p\u202e",))
    made = brief(kestria, codebook, lambda _: one)
    assert made.counts[0].sentence.words.endswith("— 1 outlet, 1 chain, 1 principal")
    assert made.counts[0].sentence.support.principals == ("p[U+202E]",)


def test_a_deadline_before_the_latest_report_has_passed(kestria: Any, case: Any, codebook: Codebook) -> None:
    parts = _parts(kestria)
    first, *_ = parts["reports"].values()
    later = msgspec.structs.replace(
        first, published=msgspec.structs.replace(first.published, date="2031-03-06")
    )  # fmt: skip
    view = case.view(**{**parts, "reports": {**parts["reports"], first.id: later}}, agreements=kestria.agreements)
    asked = _steps_of(brief(view, codebook), "Toma Drask")[0]
    assert asked.passed
    assert "(passed)" in asked.sentence.words
    assert [one.date for one in brief(view, codebook).ahead] == ["2031-03-07", "2031-03-09"]


def _parts(view: Any) -> dict[str, Any]:
    names = ("reports", "texts", "statements", "actors", "chains", "matters", "assessments")
    return {name: getattr(view, name) for name in names}


def test_contradictions_show_both_sides_words_positions_first(found: Brief, kestria: Any) -> None:
    assert [clash.kind.value for clash in found.clashes] == ["status", "denial", "value"]
    denial = found.clashes[1]
    assert (denial.left.who, denial.right.who) == ("Kestrian Provisional Government", "Adem Rusk")
    assert denial.right.words == kestria.statements["statement-mw-denial"].text
    assert found.clashes[0].left.relays == ("SNA",)
    assert denial.because == "one side alleges the shelling, the side accused denies it"


def test_one_disagreement_of_two_chains_is_told_once(kestria: Any, case: Any, codebook: Codebook) -> None:
    again = msgspec.structs.replace(
        kestria.contradictions["contradiction-shelling"],
        id="contradiction-again", left="statement-as-denial", right="statement-vd-shelling",
    )  # fmt: skip
    listed = {"contradiction-shelling": kestria.contradictions["contradiction-shelling"], again.id: again}
    (clash,) = brief(case.view(**_parts(kestria), contradictions=listed), codebook).clashes
    assert clash.left.others == ("Vellmar Daily",)
    assert clash.right.outlet == "Meridian"
    assert clash.sentence.evidence.statements == ids("hp-shelling", "vd-shelling", "mw-denial", "as-denial")


def test_incidents_say_who_alleges_and_who_denies_and_never_that_it_is_so(found: Brief) -> None:
    shelling, drone, explosion = found.alleged
    assert shelling.sentence.words == (
        "Shelling, Arlo, 2 March 2031: alleged by Kestrian Provisional Government, of Eastern Front, against the port "
        "of Arlo; denied by Adem Rusk — 2 outlets, 1 chain, 1 principal; contradicted"
    )
    assert (drone.actors, drone.where, drone.denied_by) == (("Kestrian Provisional Government",), ("Senn",), ())
    assert explosion.actors == ()
    assert [one.phrase for one in found.background] == ["occurrence"]
    assert not any("violat" in one.sentence.words for one in (*found.alleged, *found.background))


def test_an_occurrence_long_before_is_background(kestria: Any, case: Any, codebook: Codebook) -> None:
    key = "statement-mw-drone"
    old = When(start="2011-03-01", end="2011-03-31", precision=Precision.MONTH, words="in 2011")
    changed = msgspec.structs.replace(kestria.statements[key], when=old)
    parts = _parts(kestria)
    view = case.view(**{**parts, "statements": {**parts["statements"], key: changed}})
    assert "drone strike" in [one.phrase for one in brief(view, codebook).background]


def test_what_an_outlet_tells_undated_on_its_own_is_background(kestria: Any, case: Any, codebook: Codebook) -> None:
    key = "statement-vd-explosions"
    parts = _parts(kestria)
    own = msgspec.structs.replace(kestria.statements[key], attribution=())
    made = brief(case.view(**{**parts, "statements": {**parts["statements"], key: own}}), codebook)
    assert "explosion" in [one.phrase for one in made.background]
    (told,) = (one for one in made.background if one.phrase == "explosion")
    assert told.sentence.words.startswith("Explosion, Arlo: told by Vellmar Daily — ")


@pytest.mark.parametrize("field", ["actor", "target", None])
def test_an_undated_mention_without_doer_aim_or_place_is_background(
    field: str | None, kestria: Any, case: Any, codebook: Codebook
) -> None:
    key = "statement-vd-explosions"
    parts, told = _parts(kestria), kestria.statements[key]
    named = {field: ActorRef(actor=None, name="gunmen")} if field else {}
    claim = OccurrenceClaim(kind=OccurrenceKind.CLASH, **named)
    mere = msgspec.structs.replace(told, claim=claim, when=None, where=None)
    made = brief(case.view(**{**parts, "statements": {**parts["statements"], key: mere}}), codebook)
    assert ("clash" in [one.phrase for one in made.alleged]) == (field is not None)
    assert "clash" in [one.phrase for one in (*made.alleged, *made.background)]


def test_a_figure_without_speaker_is_on_its_counters_word(kestria: Any, case: Any, codebook: Codebook) -> None:
    parts, clash = _parts(kestria), brief(kestria, codebook).clashes[2]
    key = clash.left.statement
    own = msgspec.structs.replace(kestria.statements[key], attribution=())
    changed = {**parts["statements"], key: own}
    made = brief(case.view(**{**parts, "statements": changed}, contradictions=kestria.contradictions), codebook)
    assert made.clashes[2].left.who == "health ministry in Arlo"


def test_a_pronoun_is_neither_most_heard_nor_bound_by_a_promise(kestria: Any, case: Any, codebook: Codebook) -> None:
    parts = _parts(kestria)
    key, promise = next((key, one) for key, one in kestria.statements.items() if isinstance(one.claim, CommitmentClaim))
    it, traders = (ActorRef(actor=None, name=name) for name in ("it", "traders"))
    claim = msgspec.structs.replace(promise.claim, actor=it, deadline="2031-03-07")
    said = msgspec.structs.replace(promise, claim=claim, attribution=(Link(actor=traders, cue="said"),))
    made = brief(case.view(**{**parts, "statements": {**parts["statements"], key: said}}), codebook)
    assert any(one.phrase.startswith("traders undertook: ") for one in made.ahead)
    unnamed = {
        key: msgspec.structs.replace(one, attribution=(Link(actor=it, cue="said"),))
        for key, one in kestria.statements.items()
    }
    assert brief(case.view(**{**parts, "statements": unnamed}), codebook).intake.heard == ()


@pytest.mark.parametrize(("told", "named"), [("they", ()), ("Them", ()), ("gunmen", ("gunmen",))])
def test_a_pronoun_that_was_never_found_out_names_nobody(
    told: str, named: tuple[str, ...], kestria: Any, case: Any, codebook: Codebook
) -> None:
    key = "statement-mw-drone"
    parts, statement = _parts(kestria), kestria.statements[key]
    claim = msgspec.structs.replace(statement.claim, actor=ActorRef(actor=None, name=told))
    changed = {**parts["statements"], key: msgspec.structs.replace(statement, claim=claim)}
    (drone,) = (
        one for one in brief(case.view(**{**parts, "statements": changed}), codebook).alleged if "drone" in one.phrase
    )
    assert drone.actors == named


def test_a_release_of_prisoners_is_no_alleged_violation(kestria: Any, case: Any, codebook: Codebook) -> None:
    key = "statement-mw-drone"
    claim = OccurrenceClaim(kind=OccurrenceKind.PRISONER_EXCHANGE)
    parts = _parts(kestria)
    changed = {**parts["statements"], key: msgspec.structs.replace(kestria.statements[key], claim=claim)}
    made = brief(case.view(**{**parts, "statements": changed}), codebook)
    assert "prisoner exchange" not in [one.phrase for one in made.alleged]
    assert "prisoner exchange" in [one.phrase for one in made.background]


def test_figures_stand_by_counter_and_the_same_number_once(found: Brief) -> None:
    rows = [(one.measure.value, one.counter, one.number, one.contradicted) for one in found.counts]
    relief, health = "United Nations relief office", "health ministry in Arlo"
    assert rows == [
        ("killed", relief, "at least 40", False),
        ("killed", relief, "44", False),
        ("killed", health, "63", True),
        ("killed", health, "36", True),
        ("displaced", relief, "about 12,000", False),
    ]
    assert found.counts[0].sentence.evidence.statements == ids("hp-killed", "vd-killed")
    assert found.counts[1].carried_on


def test_nobody_is_backed_under_a_pronoun_that_was_never_found_out(
    found: Brief, kestria: Any, case: Any, codebook: Codebook
) -> None:
    parts, known = _parts(kestria), [one.name for one in found.backed]
    key, told = next((key, one) for key, one in kestria.statements.items() if isinstance(one.claim, SupportClaim))
    for side in ("backer", "backed"):
        claim = msgspec.structs.replace(told.claim, **{side: ActorRef(actor=None, name="them")})
        changed = {**parts["statements"], key: msgspec.structs.replace(told, claim=claim)}
        made = brief(case.view(**{**parts, "statements": changed}), codebook).backed
        assert "them" not in [name for one in made for name in (one.name, *(each.backer for each in one.by))]
        assert len(made) <= len(known)


def test_backers_with_means_and_denials(found: Brief, kestria: Any, case: Any, codebook: Codebook) -> None:
    assert [(backed.name, [one.backer for one in backed.by]) for backed in found.backed] == [
        ("Eastern Front", ["Tyrrel"]), ("Kestrian Provisional Government", ["Sardane"]),
    ]  # fmt: skip
    denied = msgspec.structs.replace(
        kestria.statements["statement-mw-denial"],
        claim=SupportClaim(backer=case.who("tyrrel"), backed=case.who("front")),
    )
    parts = _parts(kestria)
    made = (
        brief(case.view(**{**parts, "statements": {**parts["statements"], denied.id: denied}}), codebook)
        .backed[0]
        .by[0]
    )
    assert made.denied_by == ("Adem Rusk",)
    assert made.sentence.words.endswith("2 outlets, 2 chains, 2 principals; denied by Adem Rusk")


def test_what_comes_next_lies_after_the_latest_report(found: Brief) -> None:
    assert [(one.date, one.kind.value) for one in found.ahead] == [
        ("2031-03-05Tmorning", "position"), ("2031-03-07", "commitment"), ("2031-03-09", "meeting"),
    ]  # fmt: skip
    assert found.ahead[0].sentence.evidence.statements == ids("hp-time", "vd-time")


def test_the_intake_counts_and_names_reasons(found: Brief) -> None:
    intake = found.intake
    assert (intake.reports, len(intake.outlets), intake.unnamed, intake.undated) == (5, 4, 1, 1)
    assert intake.heard[1].words == "Sardanian foreign ministry (3 statements in 3 outlets, through SNA)"
    assert [one.words for one in intake.set_aside] == [
        "scan-0007.pdf: no reader for this kind of file", "empty.txt: the file is empty",
    ]  # fmt: skip


def test_an_empty_view_gives_an_empty_brief(empty: Any, codebook: Codebook) -> None:
    made = brief(empty, codebook)
    assert (made.standings, made.clashes, made.alleged, made.counts, made.backed, made.ahead) == ((),) * 6


def test_an_agreement_without_positions_is_no_standing(kestria: Any, case: Any, codebook: Codebook) -> None:
    bare = Agreement(id="agreement-x", name="Old pact", declared=None, effective=None, terms=(), positions=())
    assert brief(case.view(**_parts(kestria), agreements={bare.id: bare}), codebook).standings == ()


def test_the_same_view_gives_the_same_brief(case: Any, found: Brief, codebook: Codebook) -> None:
    assert brief(case.kestria(), codebook) == found
