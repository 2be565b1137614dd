from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Support
from trucewatch.origins import support, trace

RUN = "the convoy of forty lorries turned back after gunmen blocked the only bridge into the valley"
ANEW = "gunmen at the bridge had made the lorries go back"
OTHER = "engineers cleared mines from the northern road while herders waited beside frozen wells at dusk"
PLAIN = "the convoy never reached the valley"

Make = Callable[..., Any]


OUTLETS = """# version 1
# source: composed for this test
name\thosts\taliases\tcountry\towner\talignment\tagency
Ridge Dawn\tdawn.example\tThe Dawn\t\tRidge Front\tparty\tno
Vale Wire\tvalewire.example\tVW\t\t\tcooperative\tyes
"""


@pytest.fixture(scope="session")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """The codebook under a user's own outlets."""
    folder = tmp_path_factory.mktemp("outlets")
    (folder / "outlets.tsv").write_text(OUTLETS, "utf-8")
    return load([folder])


@pytest.fixture
def stands(codebook: Codebook) -> Callable[..., Support]:
    """What stands behind all statements of these stories, taken for one matter."""

    def run(*stories: Any, book: Codebook = codebook) -> Support:
        reports = [one.report for one in stories]
        texts = {one.report.id: one.text for one in stories}
        statements = [statement for one in stories for statement in one.statements]
        origins = trace(reports, texts, statements, book)
        return support(statements, origins.chains, reports, origins.derivations, book)

    return run


def counted(found: Support) -> tuple[int, int, int]:
    return len(found.outlets), len(found.chains), len(found.principals)


def test_two_outlets_on_their_own_word(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"Snow fell; {ANEW}.", outlet="Hill Post", date="2031-03-14", said={ANEW: ()}),
        story(f"Then {PLAIN}.", outlet="Vale Echo", date="2031-03-15", said={PLAIN: ()}),
    )
    assert found.outlets == ("Hill Post", "Vale Echo")
    assert found.principals == ("Hill Post", "Vale Echo")
    assert len(found.chains) == 2


def test_shared_text_is_one_chain(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"Snow fell; {RUN}.", outlet="Hill Post", said={RUN: ()}),
        story(f"Then {RUN}.", outlet="Vale Echo", said={RUN: ()}),
    )
    assert counted(found) == (2, 1, 1)  # who prints it again does not vouch for it


def test_text_shared_on_the_matter_makes_the_rest_of_both_tellings_one_chain(
    stands: Callable[..., Support], story: Make
) -> None:
    found = stands(
        story(f"Snow fell; {RUN}. Also {ANEW}.", outlet="Hill Post", said={RUN: (), ANEW: ()}),
        story(f"Then {RUN}. So {PLAIN}.", outlet="Vale Echo", said={RUN: (), PLAIN: ()}),
    )
    assert counted(found) == (2, 1, 1)  # who prints it again does not vouch for it


def test_two_texts_that_one_outlet_prints_stay_two_chains(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"Snow fell; {RUN}.", outlet="Hill Post", said={RUN: ()}),
        story(f"Rain came; {OTHER}.", outlet="Lake Times", said={OTHER: ()}),
        story(f"Then {RUN}.", outlet="Vale Echo", said={RUN: ()}),
        story(f"So {OTHER}.", outlet="Vale Echo", said={OTHER: ()}),
    )
    assert (len(found.outlets), len(found.chains)) == (3, 2)


def test_text_shared_on_another_matter_does_not(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"Snow fell; {RUN}. Also {ANEW}.", outlet="Hill Post", said={ANEW: ()}),
        story(f"Then {RUN}. So {PLAIN}.", outlet="Vale Echo", said={PLAIN: ()}),
    )
    assert counted(found) == (2, 2, 2)


def test_one_passage_touched_by_other_statements_in_both_is_one_chain(
    stands: Callable[..., Support], story: Make
) -> None:
    first, last = "forty lorries turned back", "gunmen blocked the only bridge"
    found = stands(
        story(f"Snow fell; {RUN}.", outlet="Hill Post", said={first: ()}),
        story(f"Then {RUN}.", outlet="Vale Echo", said={last: ()}),
    )
    assert counted(found) == (2, 1, 1)  # who prints it again does not vouch for it


def test_one_speaker_is_one_principal(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"{ANEW}, the Mayor of Korda said.", outlet="Hill Post", said={ANEW: ("the Mayor of Korda",)}),
        story(f"{PLAIN}, said Mayor of Korda.", outlet="Vale Echo", said={PLAIN: ("Mayor of Korda",)}),
    )
    assert counted(found) == (2, 2, 1)


def test_one_text_with_its_speaker_named_more_fully_is_one_principal(
    stands: Callable[..., Support], story: Make
) -> None:
    found = stands(
        story(f"{RUN}, the shepherds' council said.", outlet="Hill Post", said={RUN: ("the shepherds' council",)}),
        story(f"{RUN}, a council said.", outlet="Vale Echo", said={RUN: ("a council",)}),
        story(f"Snow fell. {ANEW}, another council said.", outlet="Lake Times", said={ANEW: ("another town council",)}),
    )
    assert counted(found) == (3, 2, 2)


def test_two_reports_of_one_agency_are_one_chain_on_one_principal(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"{ANEW}.", outlet="Hill Post", said={ANEW: ()}, credited=("Reuters",)),
        story(f"{PLAIN}.", outlet="Vale Echo", said={PLAIN: ()}, credited=("Reuters",)),
    )
    assert counted(found) == (2, 1, 1)
    assert found.principals == ("Reuters",)


def test_an_agency_relayed_with_and_without_its_principal_is_one_chain(
    stands: Callable[..., Support], story: Make
) -> None:
    found = stands(
        story(f"{ANEW}.", outlet="Hill Post", said={ANEW: ("TASS", "Brandt")}),
        story(f"{PLAIN}.", outlet="Vale Echo", said={PLAIN: ("TASS",)}),
    )
    assert counted(found) == (2, 1, 2)


@pytest.mark.parametrize(
    ("outlet", "speaker", "principals"),
    [
        ("TASS", "the Russian Foreign Ministry", ("the Russian Foreign Ministry",)),
        ("TASS", "the Turkish Foreign Ministry", ("TASS", "the Turkish Foreign Ministry")),
        ("Hill Post", "the Russian Foreign Ministry", ("Hill Post", "the Russian Foreign Ministry")),
    ],
)
def test_a_state_outlet_adds_nothing_to_the_word_of_its_state(
    stands: Callable[..., Support], story: Make, outlet: str, speaker: str, principals: tuple[str, ...]
) -> None:
    found = stands(
        story(f"{ANEW}.", outlet=outlet, date="2031-03-14", said={ANEW: ()}),
        story(f"{PLAIN}.", outlet="Vale Echo", date="2031-03-15", said={PLAIN: (speaker,)}),
    )
    assert found.principals == principals


def test_an_agency_is_one_teller_credited_or_relayed_on_whoever_word(
    stands: Callable[..., Support], story: Make
) -> None:
    found = stands(
        story(f"{ANEW}, the mayor said.", outlet="Hill Post", said={ANEW: ("the mayor",)}, credited=("AFP",)),
        story(f"{PLAIN}.", outlet="Vale Echo", said={PLAIN: ("AFP", "a nurse")}),
        story(f"So {PLAIN}.", outlet="AFP", said={PLAIN: ()}),
    )
    assert len(found.chains) == 1


def test_who_spoke_to_an_agency_in_the_same_sentence_is_of_its_telling(
    stands: Callable[..., Support], story: Make
) -> None:
    found = stands(
        story(f"{ANEW}, a nurse told Reuters.", outlet="Hill Post", said={ANEW: ("a nurse",)}),
        story(f"{PLAIN}.", outlet="Vale Echo", said={PLAIN: ()}, credited=("Reuters",)),
        story(f"{PLAIN}, so a nurse told us.", outlet="Lake Times", said={PLAIN: ("a nurse",)}),
    )
    assert len(found.chains) == 2


@pytest.mark.parametrize(("own", "chains"), [("the Russian Foreign Ministry", 2), ("a nurse in Korda", 3)])
def test_a_state_outlet_adds_no_chain_to_the_word_of_its_state(
    stands: Callable[..., Support], story: Make, own: str, chains: int
) -> None:
    ministry = "the Russian Foreign Ministry"
    found = stands(
        story(f"{ANEW}.", outlet="TASS", date="2031-03-14", said={ANEW: (own,)}),
        story(f"{PLAIN}.", outlet="Vale Echo", date="2031-03-15", said={PLAIN: (ministry,)}),
        story(f"Thus {PLAIN}.", outlet="Hill Post", date="2031-03-15", said={PLAIN: (ministry,)}),
    )
    assert len(found.chains) == chains


def test_two_reports_of_one_outlet_are_one_chain(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"{ANEW}.", outlet="Hill Post", said={ANEW: ()}),
        story(f"{PLAIN}.", outlet="Hill Post", said={PLAIN: ()}),
    )
    assert counted(found) == (1, 1, 1)


def test_a_principal_relayed_under_two_names_is_one(stands: Callable[..., Support], story: Make) -> None:
    whole = ("TASS", "the Russian Foreign Ministry", "Moscow")
    found = stands(
        story(f"{ANEW} at noon.", outlet="Hill Post", said={ANEW: whole}),
        story(f"So {ANEW}.", outlet="Vale Echo", said={ANEW: ("TASS", "a Foreign Ministry statement")}),
    )
    assert counted(found) == (2, 1, 1)


def test_two_outlets_of_one_state_are_one_principal(stands: Callable[..., Support], story: Make) -> None:
    found = stands(
        story(f"{ANEW}.", outlet="TASS", said={ANEW: ()}),
        story(f"{PLAIN}.", outlet="RIA Novosti", said={PLAIN: ()}),
    )
    assert counted(found) == (2, 2, 1)


def test_nothing_stands_behind_no_statements(stands: Callable[..., Support], story: Make) -> None:
    assert counted(stands(story(f"{ANEW}.", outlet="Hill Post"))) == (0, 0, 0)


@pytest.mark.parametrize(
    ("who", "chains"), [("the Ridge Front", 1), ("a Ridge Front spokesman", 1), ("the Ridge Frontier Club", 2)]
)
def test_a_partys_paper_of_the_users_own_codebook_adds_nothing_to_its_owners_word(
    who: str, chains: int, stands: Callable[..., Support], story: Make, codebook: Codebook, layered: Codebook
) -> None:
    paper = story(f"Snow fell; {ANEW}.", outlet="The Dawn", date="2031-03-14", said={ANEW: ()})
    owner = story(f"Then {PLAIN}, {who} said.", outlet="Vale Echo", date="2031-03-15", said={PLAIN: (who,)})
    assert counted(stands(paper, owner)) == (2, 2, 2)
    assert counted(stands(paper, owner, book=layered)) == (2, chains, chains)


def test_an_agency_of_the_users_own_codebook_is_one_teller(
    stands: Callable[..., Support], story: Make, layered: Codebook
) -> None:
    one = story(f"Snow fell; {ANEW}.", outlet="Hill Post", date="2031-03-14", credited=("VW",), said={ANEW: ()})
    two = story(f"Then {PLAIN}.", outlet="Echo", date="2031-03-14", credited=("Vale Wire",), said={PLAIN: ()})
    assert counted(stands(one, two)) == (2, 2, 2)
    assert counted(stands(one, two, book=layered)) == (2, 1, 1)
