"""One plain sentence that says why two statements contradict each other, with the words of both."""

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Tied
from trucewatch.matters.words import quoted
from trucewatch.model import ContradictionKind


def because(case: Case, tied: Tied) -> str:
    """Return the sentence for a contradiction, from the codebook's pattern for its kind."""
    rules = case.rules["because"]
    kind = tied.how.value if isinstance(tied.how, ContradictionKind) else "status"
    pattern: str = rules[kind]
    length: int = rules["quote_length"]
    return pattern.format(
        left_who=_capital(case.speaker(tied.left)),
        right_who=case.speaker(tied.right),
        left=quoted(tied.left.text, length),
        right=quoted(tied.right.text, length),
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
