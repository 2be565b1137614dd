"""Two people at once on one item: whoever is second is told, and nothing of either is lost."""

from collections.abc import Callable

from trucewatch.model.decisions import AnyDecision
from trucewatch.register import View
from trucewatch.web.errors import BadInput, Overtaken

SEEN = "seen"
"""The field of a form that carries the number of the entry up to which its page was made."""


def check_not_overtaken(view: View, seen: str, concerns: Callable[[AnyDecision], bool]) -> None:
    """Refuse a decision where another on the same thing came after the page was made. Call it within `make`.

    `seen` is the form's field, `concerns` says whether a decision is on the same thing. Raises Overtaken.
    """
    if not (seen.isascii() and seen.isdigit() and len(seen) < 18):
        raise BadInput("error.form-old", SEEN)
    others = tuple(
        one for one in view.judgements if one.sequence > int(seen) and concerns(one.judgement.decision)
    )  # fmt: skip
    if others:
        raise Overtaken(others)
