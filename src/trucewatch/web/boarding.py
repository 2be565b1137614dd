"""The boards of the agreements as pages show them."""

from collections.abc import Mapping

from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.boards import Board
from trucewatch.web.sight import Sight


def all_boards(sight: Sight, at: str | None = None) -> tuple[Board, ...]:
    """Return every board, as of a moment of the agreements' own time; worked out once a view and moment."""
    return sight.once(f"boards {at}", lambda: boards(sight.view, sight.codebook, at=at, counting=sight.look.support))


def names(sight: Sight) -> Mapping[str, str]:
    """Return the names of the agreements by all ids that they go by."""
    return {key: one.name for one in all_boards(sight) for key in (one.id, *one.aliases)}
