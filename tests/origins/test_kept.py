from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook, load
from trucewatch.origins import Files, Kept, trace
from trucewatch.origins.fingerprint import unify, word_count
from trucewatch.origins.order import rank

POOL = (
    "The convoy of forty lorries turned back after gunmen blocked the only bridge into the valley",
    "Engineers cleared mines from the northern road while herders waited beside frozen wells",
    "Snow fell on the pass before anybody had counted the tents along the southern ridge",
    "Two ferries carrying flour and blankets reached the lower harbour shortly after sunrise",
    "Villagers said the shelling stopped once observers had parked their white cars by the mill",
    "A clerk read the list of missing people aloud until the lamps in the hall went out",
)
Make = Callable[..., Any]
stories = st.lists(
    st.tuples(st.lists(st.sampled_from(POOL), min_size=1, max_size=3, unique=True), st.integers(1, 5)),
    min_size=1,
    max_size=7,
    unique_by=str,
)


@pytest.fixture(scope="session")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """A codebook in which three reports with one run are too many."""
    folder = tmp_path_factory.mktemp("layer")
    (folder / "copied_text.toml").write_text(
        'version = "1"\nsource = "test"\n[common]\nreports = 2\nrun = 25\n', "utf-8"
    )
    return load([folder])


def found(kept: Kept) -> dict[tuple[str, str], list[Any]]:
    """What pairs share, by the ids of the reports."""
    return {
        (kept.entries[a].report, kept.entries[b].report): [(p.places.tolist(), p.pieces) for p in shared.passages]
        for (a, b), shared in kept.shared.items()
    }


def updated(kept: Kept, made: list[Any], codebook: Codebook) -> Kept:
    reports = sorted((one.report for one in made), key=rank)
    kept.update(reports, {one.report.id: one.text for one in made}, codebook)
    return kept


def made_of(told: list[tuple[list[str], int]], story: Make) -> list[Any]:
    return [
        story(". ".join(words) + ".", outlet=f"Paper {n}", date=f"2031-03-0{day}", said=dict.fromkeys(words, ()))
        for n, (words, day) in enumerate(told)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories, cuts=st.lists(st.integers(1, 6)), chance=st.randoms(use_true_random=False))
def test_whatever_the_batches_the_same_is_kept(
    told: list[tuple[list[str], int]], cuts: list[int], chance: Any, strict: Codebook, story: Make
) -> None:
    made = made_of(told, story)
    chance.shuffle(made)
    whole = updated(Kept(), made, strict)
    kept = Kept()
    for cut in sorted({min(cut, len(made)) for cut in (*cuts, len(made))}):
        updated(kept, made[:cut], strict)
    assert found(kept) == found(whole)
    assert sorted(kept.common.tolist()) == sorted(whole.common.tolist())


@pytest.mark.parametrize("anew", [False, True])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories, chance=st.randoms(use_true_random=False))
def test_chains_do_not_depend_on_order_or_batches(
    told: list[tuple[list[str], int]], chance: Any, codebook: Codebook, strict: Codebook, story: Make, anew: bool
) -> None:
    book = strict if anew else codebook
    made = made_of(told, story)
    texts = {one.report.id: one.text for one in made}
    whole = trace([one.report for one in made], texts, [s for one in made for s in one.statements], book)
    chance.shuffle(made)
    kept, seen = Kept(), None
    for cut in range(1, len(made) + 1):
        part = made[:cut]
        seen = trace([one.report for one in part], texts, [s for o in part for s in o.statements], book, kept=kept)
    assert seen == whole


@pytest.mark.parametrize("count", [9, 3])
def test_one_more_report_is_added_to_what_is_there(
    count: int, codebook: Codebook, story: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of([([POOL[n % 6]], 1 + n % 5) for n in range(count)], story)
    kept = updated(Kept(), made[:-1], codebook)
    read: list[str] = []
    monkeypatch.setattr("trucewatch.origins.kept.told_in", lambda text, *_: read.append(text.content) or iter(()))
    updated(kept, made, codebook)
    # where a report is much beside what is there, all is worked out at once
    assert len(read) == (1 if count == 9 else 3)
    assert found(kept) == found(updated(Kept(), made, codebook))


def test_a_report_that_is_gone_leaves_nothing(codebook: Codebook, story: Make) -> None:
    made = made_of([([POOL[0]], 1), ([POOL[0], POOL[1]], 2), ([POOL[1]], 3)], story)
    kept = updated(Kept(), made, codebook)
    assert len(kept.shared) == 2
    updated(kept, made[:1], codebook)
    assert [entry.report for entry in kept.entries] == [made[0].report.id]
    assert found(kept) == {}
    assert len(kept.index) == len(updated(Kept(), made[:1], codebook).index)


def test_files_hold_what_is_kept(codebook: Codebook, story: Make, tmp_path: Path) -> None:
    made = made_of([([POOL[0]], 1), ([POOL[0], POOL[1]], 2), ([POOL[1]], 3), ([POOL[2]], 4), ([POOL[3]], 4)], story)
    files = Files(tmp_path / "kept", "digest")
    files.save(updated(Kept(), made[:4], codebook))
    kept = files.load()
    assert found(kept) == found(updated(Kept(), made[:4], codebook))
    files.save(updated(kept, made, codebook))
    again = files.load()
    assert found(again) == found(updated(Kept(), made, codebook))
    assert again.entries == kept.entries
    assert len(again.index) == len(kept.index)
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {
        "state",
        *(Path(part.filename).name for part in again.index.parts),  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize("harm", ["another codebook", "state", "part", "cut part", "no part"])
def test_what_does_not_fit_or_cannot_be_read_is_not_there(
    harm: str, codebook: Codebook, story: Make, tmp_path: Path
) -> None:
    Files(tmp_path, "digest").save(updated(Kept(), made_of([([POOL[0]], 1)], story), codebook))
    assert Files(tmp_path, "digest").load().entries
    part = next(tmp_path.glob("*.npy"))
    if harm == "state":
        (tmp_path / "state").write_bytes(b"\xff\x00")
    elif harm == "part":
        part.write_bytes(b"no numbers")
    elif harm == "cut part":
        part.write_bytes(part.read_bytes()[:-8])
    elif harm == "no part":
        part.unlink()
    files = Files(tmp_path, "other" if harm == "another codebook" else "digest")
    assert files.load().entries == []


@pytest.mark.parametrize("day", [1, 5])
def test_the_first_of_many_that_print_a_run_may_come_last(day: int, strict: Codebook, story: Make) -> None:
    made = made_of([([POOL[0]], 2 + n % 3) for n in range(8)] + [([POOL[0]], day)], story)
    kept = updated(updated(Kept(), made[:-1], strict), made, strict)
    whole = found(updated(Kept(), made, strict))
    # all are compared with the first, and a run that is too common ties none of them
    assert found(kept) == whole == {}


def test_long_common_text_ties_the_first_to_all_others(strict: Codebook, story: Make) -> None:
    long = [". ".join(POOL)]
    made = made_of([(long, 2 + n % 3) for n in range(8)] + [(long, 1)], story)
    kept = updated(updated(Kept(), made[:-1], strict), made, strict)
    whole = found(updated(Kept(), made, strict))
    assert found(kept) == whole
    assert sorted(whole) == sorted((made[-1].report.id, one.report.id) for one in made[:-1])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories, edits=st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "never", "quite,"]))))
def test_passages_say_exactly_which_words_are_shared(
    told: list[tuple[list[str], int]], edits: list[tuple[int, str]], codebook: Codebook, story: Make
) -> None:
    made = made_of(told, story)
    edited = f"{POOL[0]}. {POOL[1]}.".split()
    for place, word in edits:
        edited[place % len(edited)] = word
    made.append(story(" ".join(edited), outlet="Editor", date="2031-03-03"))
    made.append(story(f"\u201c{POOL[4]},\u201d she said. {POOL[0]}.\n\n{POOL[1]}!", outlet="Other", date="2031-03-03"))
    kept = updated(Kept(), made, codebook)
    contents = {one.report.id: one.text.content for one in made}
    for (a, b), shared in kept.shared.items():
        earlier, later = (contents[kept.entries[n].report] for n in (a, b))
        assert shared.words == min(map(word_count, (earlier, later)))
        taken: list[set[int]] = [set(), set()]
        for passage in shared.passages:
            rows = passage.places.tolist()
            # each row is one word in both texts, and no word is used twice
            assert all(unify(earlier[s:e]) == unify(later[t:f]) for s, e, t, f in rows)
            for places, side in zip(taken, ({s for s, *_ in rows}, {row[2] for row in rows}), strict=True):
                assert len(side) == len(rows)
                assert places.isdisjoint(side)
                places |= side
            # the spans shown begin and end with shared words, but for marks that both texts have there
            for one, other in passage.pieces:
                words, others = earlier[one.start : one.end].split(), later[other.start : other.end].split()
                assert (unify(words[0]), unify(words[-1])) == (unify(others[0]), unify(others[-1]))
                assert any(
                    one.start <= s and e <= one.end and other.start <= t and f <= other.end for s, e, t, f in rows
                )
