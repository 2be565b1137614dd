"""Tellings that are one telling printed twice: of one chain, in nearly the same words."""

from collections.abc import Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.likeness import Part
from trucewatch.matters.words import share, words
from trucewatch.model import Statement


def copied(case: Case, left: Statement, right: Statement) -> Iterator[Part]:
    """Yield a part where two statements are one telling: no other part is then needed."""
    rules = case.rules["copies"]
    if left.report == right.report or case.chain(left) != case.chain(right):
        return
    same = share(words(left.text), words(right.text))
    if same >= rules["share"]:
        yield Part("copied", rules["weight"], f"{same:.2f} of the words")
