"""Which talks are told of: by the town that they are held in, and by what they are on, where the words say so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.case import Case, once
from trucewatch.matters.words import has_any, words
from trucewatch.model import Statement


@dataclass(frozen=True)
class Which:
    """The stems of the names of the town of some talks, and of what they are on; empty where it is not told."""

    town: frozenset[str]
    topic: frozenset[str]


def other_talks(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tell of talks in two towns, or of which only one is on something else than the fighting."""
    one, other = which(case, left), which(case, right)
    if one.town and other.town and not one.town & other.town:
        return True
    return bool(one.topic or other.topic) and not one.topic & other.topic


def may_be_one_round(case: Case, left: Statement, right: Statement) -> bool:
    """Whether what two tell of talks may be of one round: of no other talks, nor one alone of a visit."""
    visits = [has_any(one.text, case.rules["meeting"]["visits"]) is not None for one in (left, right)]
    return visits[0] == visits[1] and not other_talks(case, left, right)


@once
def which(case: Case, statement: Statement) -> Which:
    """Return what a statement tells its talks from others by."""
    rules: Mapping[str, Any] = case.rules["meeting"]
    agreement: Mapping[str, Any] = case.rules["agreement"]
    text = " ".join(statement.text.split())
    talks, within = rf"\b(?:{'|'.join(rules['nouns'])})\b", rules["within"]
    town = re.search(rf"{talks}(?: [a-z]+){{0,{within}}}? (?:in|at) (?:the )?((?:[A-Z][\w'’-]+ ?)+)", text)
    subject = "|".join(agreement["subject"])
    on = re.search(rf"{talks}(?: (?:in|at) [A-Z]\w+)? (?:{subject}) ((?:[\w'’-]+ ?){{1,{within}}})", text)
    before = re.search(rf"\b([\w-]+) {talks}", text.casefold())
    named = [before[1]] if before and before[1] in agreement["topics"] else []
    told = {*words(on[1] if on else ""), *named}
    plain = {*agreement["nouns"], *agreement["neutral"]}
    topic = frozenset() if told & {*agreement["truce"], *rules["peace"]} else told - plain
    return Which(case.vocabulary.content(town[1] if town else ""), case.vocabulary.content(" ".join(sorted(topic))))
