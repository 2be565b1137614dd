"""Asking about whole reports: what is added is the model's and marked so, and whatever it does nothing is lost."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.codebook import Codebook
from trucewatch.model import Block, Reading, Text
from trucewatch.statements.asked import Asker, Endpoint

WORDS = "Norland shelled Sudmark on Monday, the mayor said."
GOOD = {
    "statements": [
        {
            "text": "Norland shelled Sudmark on Monday",
            "before": "",
            "attribution": [{"name": "the mayor", "cue": "said"}],
            "stance": "alleges",
            "hedge": None,
            "claim": {"type": "support", "backer": "the mayor", "backed": "Sudmark", "means": None},
        }
    ]
}


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def read(tmp_path: Path, fake, name: str) -> tuple[Result, list[dict]]:
    (tmp_path / "first.txt").write_text(WORDS)
    record = tmp_path / f"{name}.truce"
    asked = ("--model", "tiny", "--model-url", fake.url) if fake else ()
    result = run("read", tmp_path / "first.txt", "--record", record, "--quiet", *asked)
    return result, json.loads(run("export", record).stdout)["statements"]


def test_a_model_s_statements_stand_beside_the_rules_and_say_whose_they_are(tmp_path: Path, fake, says) -> None:
    fake.answers = [says(GOOD)]
    result, with_model = read(tmp_path, fake, "with")
    assert "tiny: 1 answers, 1 statements kept, 0 dropped" in result.stderr
    _, without = read(tmp_path, None, "without")
    assert [one for one in with_model if one["read_by"] is None] == without
    (added,) = [one for one in with_model if one["read_by"]]
    assert (added["read_by"], added["claim"]["type"]) == ("tiny (tiny-2)", "support")


def test_whatever_the_model_does_the_report_is_read(tmp_path: Path, fake, says, sends) -> None:
    _, without = read(tmp_path, None, "without")
    for number, (answer, told) in enumerate(
        (
            (says("nonsense"), "dropped 1: the answer is not of the form asked for"),
            (says("", message={"refusal": "no"}), "no answer 1: the model refused to answer"),
            (sends(b"", 401), "no answer 1: the endpoint answered 401"),
        )
    ):
        fake.answers = [answer]
        result, statements = read(tmp_path, fake, f"bad{number}")
        assert told in result.stderr
        assert statements == without


def test_a_dead_endpoint_is_not_asked_for_ever(fake, sends, codebook: Codebook) -> None:
    fake.answers = [sends(b"", 404)]
    asker = Asker(Endpoint(fake.url, "tiny", codebook, wait=lambda _: None), codebook)
    text = Text(content=WORDS, blocks=(Block(start=0, end=len(WORDS)),), asides=())
    reading = Reading(report="report-1", statements=(), actors=())
    for _ in range(5):
        assert asker.extended(text, reading) == reading
    assert len(fake.asked) == 3
    assert (asker.tally.failed, asker.tally.not_asked) == ({"the endpoint answered 404": 3}, 2)


def test_a_long_report_is_asked_about_in_parts_of_whole_blocks(fake, says, codebook: Codebook) -> None:
    fake.answers = [says({"statements": []})]
    paragraph = "Talks went on. " * 150
    content = "\n".join([paragraph] * 7)
    step = len(paragraph) + 1
    blocks = tuple(Block(start=at * step, end=at * step + len(paragraph)) for at in range(7))
    asker = Asker(Endpoint(fake.url, "tiny", codebook), codebook)
    asker.extended(Text(content=content, blocks=blocks, asides=()), Reading(report="r", statements=(), actors=()))
    users = [one["messages"][1]["content"] for one in fake.asked]
    assert [user.count("Talks went on.") for user in users] == [300, 300, 300, 150]


def test_nothing_is_asked_unless_both_model_and_address_are_given(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(WORDS)
    result = run("read", tmp_path / "first.txt", "--record", tmp_path / "r.truce", "--model", "tiny", status=2)
    assert "belong together" in result.stderr
