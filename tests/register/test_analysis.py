"""The difference between two states leads from one to the other, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Chain, Refinement, Update
from trucewatch.register.analysis import NOTHING, Dropped, Results, change, difference, own_copy, results_of

IDS = st.sampled_from("abcd")


@st.composite
def results(draw: st.DrawFn) -> Results:
    chains = draw(
        st.lists(st.builds(Chain, id=IDS, statements=st.tuples(IDS), origin=IDS), unique_by=lambda one: one.id)
    )
    finer = draw(st.lists(st.builds(Refinement, matter=IDS, vaguer=IDS, finer=IDS), unique=True, max_size=3))
    later = draw(st.lists(st.builds(Update, matter=IDS, earlier=IDS, later=IDS), unique=True, max_size=3))
    return Results(chains=tuple(chains), refinements=tuple(finer), updates=tuple(later))


@given(st.lists(results(), max_size=4))
def test_differences_lead_from_state_to_state(steps: list[Results]) -> None:
    state = own_copy(NOTHING)
    for step in steps:
        put, drop = difference(state, step)
        before = own_copy(state)
        change(state, put, drop)
        found = results_of(state)
        for name in Results.__struct_fields__:
            assert set(getattr(found, name)) == set(getattr(step, name))
            kept = [key for key in before[name] if key in state[name]]
            assert kept == list(state[name])[: len(kept)], "what was there keeps its place"
        assert difference(state, step) == (Results(), Dropped())


def test_dropping_what_is_not_there_changes_nothing() -> None:
    state = own_copy(NOTHING)
    change(state, Results(), Dropped(chains=("a",)))
    assert state == NOTHING
