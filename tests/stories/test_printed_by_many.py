"""One agency's text that forty outlets print over five days, and one reporter's own: how many voices that is."""

from pathlib import Path

import pytest

from trucewatch import pipeline
from trucewatch.codebook import load
from trucewatch.register import MemoryRecorder
from trucewatch.register.view import View

TEXT = """River talks end with one name on the paper

Port Vale - The talks on a truce along the Orlen ended on Monday with one signature, the hosts of the meeting said.

The Hill Council signed the ceasefire agreement on Monday evening, Norland's foreign minister Ilse Brandt said. The River
Army asked for time until Tuesday morning to think over the paper, she told reporters at the gate of the harbour office.

Shells fell on the market of Tarvo while the envoys sat at the table, and at least eleven people were killed there.
"""
OWN = """A signature and a pause

Tomas Okoro came out of the harbour office of Port Vale at dusk. On Monday, he said, the Hill Council signed the
agreement on the ceasefire; what the other side would do he would not guess.
"""
OUTLETS = 40


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder: Path = tmp_path_factory.mktemp("many")
    rows = ["file\toutlet\tdate"]
    for number in range(OUTLETS):
        paragraphs = TEXT.split("\n\n")
        if number % 3 == 1:
            del paragraphs[3]
        (folder / f"{number:02}.txt").write_text("\n\n".join(paragraphs), "utf-8")
        rows.append(f"{number:02}.txt\tThe {number:02} Gazette\t2031-05-{12 + number % 5}")
    (folder / "own.txt").write_text(OWN, "utf-8")
    rows.append("own.txt\tHill Post\t2031-05-13")
    (folder / "sources.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    return pipeline.read([folder], MemoryRecorder(), load()).view


def supported(view: View, words: str) -> tuple[int, int, int]:
    """Outlets, chains and principals behind the matter that most statements with these words stand in."""
    told = {one.id for one in view.statements.values() if words in one.text}
    best = max(
        view.state["matters"].values(),
        key=lambda matter: sum(one in told for account in matter.accounts for one in account.statements),
    )
    support = view.state["assessments"][best.id].support
    return len(support.outlets), len(support.chains), len(support.principals)


def test_a_text_of_many_outlets_is_one_voice(view: View) -> None:
    assert supported(view, "asked for time until Tuesday morning") == (OUTLETS, 1, 1)


def test_what_nobody_is_named_for_rests_on_who_printed_it_first(view: View) -> None:
    outlets, chains, principals = supported(view, "at least eleven people were killed")
    assert (chains, principals) == (1, 1)
    assert outlets > OUTLETS // 2


def test_a_reporter_who_was_there_is_a_second_voice(view: View) -> None:
    assert supported(view, "Hill Council signed the") == (OUTLETS + 1, 2, 2)


def test_reprints_of_later_days_contradict_nothing(view: View) -> None:
    assert not view.contradictions
