"""One plain sentence that says why two statements contradict each other, with the words of both."""

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Tied
from trucewatch.model import ContradictionKind, Statement


def because(case: Case, tied: Tied) -> str:
    """Return the sentence for a contradiction, from the codebook's pattern for its kind."""
    rules = case.rules["because"]
    kind = tied.how.value if isinstance(tied.how, ContradictionKind) else "status"
    pattern: str = rules[kind]
    length: int = rules["quote_length"]
    return pattern.format(
        left_who=_capital(case.speaker(tied.left)),
        right_who=case.speaker(tied.right),
        left=_quoted(tied.left, length),
        right=_quoted(tied.right, length),
    )


def _quoted(statement: Statement, length: int) -> str:
    """The statement's words in quotation marks, cut at a word where they are long."""
    plain = " ".join(statement.text.split()).strip("“”\"‘’' ").rstrip(",.")
    if len(plain) > length:
        plain = plain[:length].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
