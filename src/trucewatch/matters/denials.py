"""What a statement denies: all of it, as it was read, or those of its words that words of denial stand around.

"Rejected the plan" refuses and denies nothing; "rejected the claim that ..." denies what follows, up to a clause.
"""

import re
from collections.abc import Mapping
from typing import Any

from trucewatch.matters.case import Case, once
from trucewatch.matters.phrases import phrases
from trucewatch.matters.words import has_any
from trucewatch.model import Stance, Statement


class Denials:
    """The codebook's words of denial, made ready to be looked for."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._forward = phrases(rules["forward"])
        self._alone = phrases(rules["alone"])
        self._worthless = phrases(rules["worthless"])
        self._told = phrases(rules["told"])
        between = rf"(?:\W+[\w'-]+){{0,{rules['within']}}}?\W+"
        self._rejected = re.compile(f"{phrases(rules['rejecting']).pattern}{between}{self._told.pattern}")
        self._judged = phrases(rules["judging"])
        self._clause = phrases(rules["clauses"])

    def denied(self, text: str) -> str | None:
        """Return the words of a text in small letters that it denies, None where it denies nothing."""
        for pattern in (self._forward, self._rejected):
            if (found := pattern.search(text)) is not None:
                behind = self._up_to_clause(text[found.end() :])
                return behind if len(behind.split()) > 1 else text[: found.start()]
        if self._alone.search(text) is not None or self._called_worthless(text):
            return text
        return None

    def _called_worthless(self, text: str) -> bool:
        """Whether a claim or a report is called what is not to be believed."""
        if self._worthless.search(text) is None or self._told.search(text) is None:
            return False
        return self._judged.search(text) is not None

    def _up_to_clause(self, text: str) -> str:
        found = self._clause.search(text)
        return re.split(r"[,;:]", text[: found.start()] if found else text)[0]


@once
def denied_words(case: Case, statement: Statement) -> str | None:
    """Return the words that a statement denies; None where it denies nothing.

    What nobody denies, neither one to whom it is ascribed nor one named in it, is only told as not so.
    """
    found = _denials(case).denied(" ".join(statement.text.casefold().replace("’", "'").split()))
    if found is not None:
        return found
    cued = any(has_any(link.cue, case.rules["rival"]["denying"]) for link in statement.attribution)
    denies = statement.stance is Stance.DENIES and bool(statement.attribution)
    return statement.text if denies or cued else None


def _denials(case: Case) -> Denials:
    kept: dict[str, Denials] = case.memo.setdefault("denials", {})
    if "" not in kept:
        kept[""] = Denials(case.rules["denials"])
    return kept[""]
