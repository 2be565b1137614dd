from collections.abc import Callable, Iterable
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.model import Aside, Chain, Derivation, Label, Tie
from trucewatch.origins import Origins, support, trace

RUN = "The convoy of forty lorries turned back after gunmen blocked the only bridge into the valley"
MORE = "Engineers cleared mines from the northern road while herders waited beside frozen wells"
OWN = "Snow fell on the pass before anybody had counted the tents"

Make = Callable[..., Any]


@pytest.fixture
def traced(codebook: Codebook) -> Callable[..., Origins]:
    def run(*stories: Any) -> Origins:
        texts = {one.report.id: one.text for one in stories}
        statements = [statement for one in stories for statement in one.statements]
        return trace([one.report for one in stories], texts, statements, codebook)

    return run


def of_tie(origins: Origins, tie: Tie) -> list[Derivation]:
    return [derivation for derivation in origins.derivations if derivation.tie is tie]


def told_by(chains: Iterable[Chain], *stories: Any) -> dict[str, list[str]]:
    """The words of the statements of each chain, by the chain's origin."""
    words = {statement.id: statement.text for one in stories for statement in one.statements}
    return {chain.origin: [words[found] for found in chain.statements] for chain in chains}


def test_a_copy_points_from_the_later_report_to_the_earlier(traced: Callable[..., Origins], story: Make) -> None:
    late = story(f"{OWN}. {RUN}.", outlet="Hill Post", date="2031-03-15")
    early = story(f"{RUN}, drivers said.", outlet="Vale Echo", date="2031-03-14")
    (found,) = traced(late, early).derivations
    assert (found.later, found.earlier, found.tie, found.directed) == (
        late.report.id,
        early.report.id,
        Tie.COPIED,
        True,
    )
    (passage,) = found.passages
    assert passage.later.cut(late.text.content) == RUN
    assert passage.earlier.cut(early.text.content) == RUN


def test_where_no_date_tells_the_direction_is_unclear(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{RUN}.", outlet="Hill Post")
    other = story(f"{OWN}. {RUN}.", outlet="Vale Echo")
    (found,) = traced(one, other).derivations
    assert not found.directed
    assert (found.earlier, found.later) == tuple(sorted((one.report.id, other.report.id)))


def test_the_agency_is_earlier_than_the_outlet_that_credits_it(traced: Callable[..., Origins], story: Make) -> None:
    agency = story(f"{RUN}.", outlet="Reuters", date="2031-03-14")
    outlet = story(f"{RUN}.\n\n{OWN}.", outlet="Hill Post", date="2031-03-14", credited=("Reuters",))
    (found,) = of_tie(traced(agency, outlet), Tie.COPIED)
    assert (found.earlier, found.later, found.directed) == (agency.report.id, outlet.report.id, True)


@pytest.mark.parametrize(
    ("first", "second", "tie"),
    [
        ({"url": "https://hill.example/1"}, {"url": "https://hill.example/1"}, Tie.REVISION),
        ({"url": "https://hill.example/1"}, {"url": "https://hill.example/2"}, Tie.COPIED),
        ({"title": "Convoy turns back"}, {"title": "Convoy Turns Back"}, Tie.REVISION),
        ({"title": "Convoy turns back"}, {"title": "Snow on the pass"}, Tie.COPIED),
    ],
)
def test_two_captures_of_one_page_are_a_revision(
    traced: Callable[..., Origins], story: Make, first: dict[str, str], second: dict[str, str], tie: Tie
) -> None:
    old = story(f"{RUN}.", outlet="Hill Post", date="2031-03-14", **first)
    new = story(f"{RUN}. {OWN}.", outlet="Hill Post", date="2031-03-15", **second)
    (found,) = traced(old, new).derivations
    assert found.tie is tie
    assert found.passages


def test_credits_name_their_source_once(traced: Callable[..., Origins], story: Make) -> None:
    one = story(
        f"{RUN}, Reuters reported. {OWN}, a nurse told AFP.",
        said={RUN: ("Reuters",), OWN: ("a nurse",)},
        credited=("Reuters",),
    )
    found = of_tie(traced(one), Tie.CREDIT)
    assert [(d.later, d.earlier, d.source.name if d.source else None) for d in found] == [
        (one.report.id, None, "Reuters"),
        (one.report.id, None, "AFP"),
    ]


def test_an_agency_does_not_credit_itself(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{RUN}, a nurse told AFP.", outlet="AFP", said={RUN: ("a nurse",)})
    assert traced(one).derivations == ()


def test_shared_words_are_one_chain_and_the_rest_each_reports_own(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{RUN}. {OWN}.", outlet="Hill Post", date="2031-03-14", said={RUN: (), OWN: ()})
    other = story(f"{RUN}. {MORE}.", outlet="Vale Echo", date="2031-03-15", said={RUN: (), MORE: ()})
    assert told_by(traced(one, other).chains, one, other) == {
        "text shared by Hill Post and Vale Echo": [RUN, RUN],
        "own reporting of Hill Post": [OWN],
        "own reporting of Vale Echo": [MORE],
    }


def test_statements_at_other_places_of_a_passage_are_not_joined(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{RUN}. {MORE}.", outlet="Hill Post", said={RUN: ()})
    other = story(f"{RUN}. {MORE}.", outlet="Vale Echo", said={MORE: ()})
    assert len(traced(one, other).chains) == 2


def test_one_agency_relaying_one_principal_is_one_chain(traced: Callable[..., Origins], story: Make) -> None:
    first = (
        "the envoys would keep talking about a lasting truce and an exchange of captives all through the coming winter,"
        " although the general had left the capital without signing the accord that both delegations drafted"
    )
    second = "Brandt left the capital late on Monday, never signing the accord"
    one = story(f"TASS quoted the Foreign Ministry as saying {first}.", outlet="Hill Post",
                said={first: ("TASS", "the Foreign Ministry")})  # fmt: skip
    other = story(f"{second}, said TASS, citing a Foreign Ministry paper.", outlet="Vale Echo",
                  said={second: ("the TASS news agency", "the Russian Foreign Ministry")})  # fmt: skip
    found = told_by(traced(one, other).chains, one, other)
    assert list(found) in (["TASS, relayed by Hill Post and Vale Echo"], ["TASS, relayed by Vale Echo and Hill Post"])


@pytest.mark.parametrize(
    ("who", "date"), [(("TASS", "the mayor"), "2031-03-14"), (("TASS", "the Foreign Ministry"), "2031-06-14")]
)
def test_another_principal_or_time_is_another_chain(
    traced: Callable[..., Origins], story: Make, who: tuple[str, ...], date: str
) -> None:
    first = "the general had left the capital without signing the accord"
    second = "Brandt left the capital late on Monday, never signing the accord"
    one = story(f"{first}.", outlet="Hill Post", date="2031-03-14", said={first: ("TASS", "the Foreign Ministry")})
    other = story(f"{second}.", outlet="Vale Echo", date=date, said={second: who})
    assert len(traced(one, other).chains) == 2


def test_a_report_of_an_agency_says_so(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{OWN}.", outlet="Hill Post", said={OWN: ()}, credited=("Reuters",))
    assert [chain.origin for chain in traced(one).chains] == ["credited to Reuters"]


def test_own_chains_keep_their_ids_when_reports_are_added(traced: Callable[..., Origins], story: Make) -> None:
    one = story(f"{RUN}. {OWN}.", outlet="Hill Post", date="2031-03-14", said={RUN: (), OWN: ()})
    other = story(f"{RUN}. {MORE}.", outlet="Vale Echo", date="2031-03-15", said={RUN: (), MORE: ()})
    before = {chain.id for chain in traced(one).chains}
    assert before <= {chain.id for chain in traced(one, other).chains}


@pytest.fixture(scope="session")
def many(story: Make) -> list[Any]:
    """Five reports that depend on each other in every way there is."""
    relayed = "the general had left the capital without signing the accord"
    return [
        story(f"{RUN}. {OWN}.", outlet="Hill Post", date="2031-03-14", said={RUN: (), OWN: ()}),
        story(f"{RUN}.\n\n{MORE}.", outlet="Vale Echo", said={RUN: (), MORE: ("a nurse",)}),
        story(f"{MORE}. {RUN}.", date="2031-03-15", said={MORE: (), RUN: ()}, credited=("Reuters",)),
        story(f"{relayed}, TASS said.", outlet="Lake Times", said={relayed: ("TASS", "the Foreign Ministry")}),
        story(f"So {relayed}.", outlet="Dune News", date="2031-03-14", said={relayed: ("TASS",)}),
    ]


def test_the_order_of_reports_makes_no_difference(traced: Callable[..., Origins], many: list[Any]) -> None:
    results = {order: traced(*order_of(many, order)) for order in permutations(range(len(many)), len(many))}
    assert len({repr(result) for result in results.values()}) == 1


def order_of(stories: list[Any], order: Iterable[int]) -> list[Any]:
    return [stories[n] for n in order]


def test_the_order_of_statements_makes_no_difference(codebook: Codebook, many: list[Any]) -> None:
    reports, texts = [one.report for one in many], {one.report.id: one.text for one in many}
    statements = [statement for one in many for statement in one.statements]
    assert trace(reports, texts, statements, codebook) == trace(reports, texts, statements[::-1], codebook)


SENTENCES = (RUN, MORE, OWN, "“We stay,” he said", "The mayor of Korda spoke to reporters on Monday")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), min_size=1, max_size=5))
def test_every_statement_is_in_one_chain_and_every_span_begins_and_ends_alike(
    codebook: Codebook, story: Make, drawn: list[list[str]]
) -> None:
    stories = {
        one.report.id: one
        for n, told in enumerate(drawn)
        for one in [story(". ".join(told) + ".", outlet=f"Paper {n}", said=dict.fromkeys(told, ()))]
    }
    texts = {found: one.text for found, one in stories.items()}
    statements = [statement for one in stories.values() for statement in one.statements]
    origins = trace([one.report for one in stories.values()], texts, statements, codebook)
    assert sorted(s for chain in origins.chains for s in chain.statements) == sorted(s.id for s in statements)
    for derivation in origins.derivations:
        assert derivation.earlier is not None
        for passage in derivation.passages:
            later = passage.later.cut(texts[derivation.later].content).strip(".").split()
            earlier = passage.earlier.cut(texts[derivation.earlier].content).strip(".").split()
            assert (later[0], later[-1]) == (earlier[0], earlier[-1])
    whole = support(statements, origins.chains, [o.report for o in stories.values()], origins.derivations, codebook)
    assert set(whole.chains) <= {chain.id for chain in origins.chains}


def noticed(one: Any, notice: str) -> Any:
    """The story with a notice behind it, which is no body."""
    content = f"{one.text.content}\n\n{notice}"
    aside = Aside(start=len(content) - len(notice), end=len(content), label=Label.NOTICE)
    text = msgspec.structs.replace(one.text, content=content, asides=(aside,))
    return type(one)(one.report, text, one.statements)


@pytest.mark.parametrize(
    ("notice", "sources"),
    [
        ("Translated from Arabic, Asharq Al-Awsat", ["Asharq Al-Awsat"]),
        ("This article was first published in Persian by Tasnim.", ["Tasnim"]),
        ("Translated from Arabic by Sana Halim", []),
        ("Read more on Asharq Al-Awsat", []),
        ("This article was first published in Korean by Hill Post.", []),
    ],
)
def test_a_notice_tells_of_a_translation(
    notice: str, sources: list[str], traced: Callable[..., Origins], story: Make
) -> None:
    one = noticed(story(f"{RUN}.", outlet="Hill Post", date="2031-03-14"), notice)
    found = traced(one).derivations
    assert [(tie.tie, tie.earlier, tie.source.name if tie.source else None) for tie in found] == [
        (Tie.TRANSLATION, None, name) for name in sources
    ]


def test_a_translation_is_told_by_whom_it_is_translated_from(
    traced: Callable[..., Origins], story: Make, codebook: Codebook
) -> None:
    one = noticed(story(f"{RUN}.", outlet="Hill Post", date="2031-03-14", said={RUN: ()}), "Translated from Al Jazeera")
    two = story(f"{OWN}.", outlet="Al Jazeera", date="2031-03-14", said={OWN: ()})
    three = story(f"{MORE}.", outlet="Vale Echo", date="2031-03-14", said={MORE: ()})
    made = traced(one, two, three)
    reports = [o.report for o in (one, two, three)]
    counted = support([o.statements[0] for o in (one, two, three)], made.chains, reports, made.derivations, codebook)
    assert (len(counted.outlets), len(counted.chains), len(counted.principals)) == (3, 2, 2)
