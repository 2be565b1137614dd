"""Who did what a telling tells: as its claim names him, or by the words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.tellings.counts import worded
from trucewatch.matters.tellings.wording import Matches
from trucewatch.matters.words import stem
from trucewatch.model import (
    ActorRef,
    CommitmentClaim,
    OccurrenceClaim,
    PositionClaim,
    Statement,
    SupportClaim,
)

_LONGEST = 8  # words of a subject


class SubjectReader:
    """Reads the doers of the tellings of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rules = case.acts
        rules = case.acts["subjects"]
        anybody = {*case.rules["rival"]["anybody"], *case.acts["plain"]["anybody"]}
        anybody -= {*case.rules["rival"]["state"], *case.rules["rival"]["against"]}
        plain = (stem(word) for word in case.acts["plain"]["words"])
        self._anybody = frozenset((*(stem(word) for word in anybody), *plain)) | case.reader.silent
        self._by = _by_pattern(rules)
        self._from = _from_pattern(rules)
        self._hands = _hands_pattern(rules)
        self._blamed = _blamed_pattern(rules)
        self._cleft = re.compile(rf"^\W*it was ((?:[\w'’-]+ ){{1,8}})(?:{_any(rules['cleft'])})\b", re.IGNORECASE)
        self._auxiliary = frozenset(rules["auxiliaries"])
        self._cuts = frozenset(rules["cuts"])
        self._passive_words = frozenset(rules["passives"])
        self._whose = frozenset(rules["whose"])
        self._ends = frozenset((*case.acts["spots"]["before"], *rules["ends"]))

    def doer(
        self, statement: Statement, text: str, acts: Mapping[str, Matches]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the stems for who did it, as the claim names them or by the words, and all stems of those words.

        `acts` are the words for acts in the small letters of the text, by their families.
        """
        ref = _claimed(statement)
        tellings = (
            ref.name if ref else "",
            _first_group(self._cleft.match(text)),
            _first_group(self._hands.search(text)),
            _first_group(self._blamed.search(text)),
            self._passive(text),
            self._subject(text, acts),
        )
        told = next((told for told in tellings if self._named(told)), "")
        return self._named(told), self._case.vocabulary.content(told)

    def blames(self, text: str) -> bool:
        """Whether somebody is blamed for what is told: it has been done, though it stands behind "for"."""
        return self._blamed.search(text) is not None

    def _named(self, told: str) -> frozenset[str]:
        """The stems of the words that name somebody."""
        return worded(self._case.vocabulary.content(told)) - self._anybody

    def _passive(self, text: str) -> str:
        found = [*self._by.finditer(text), *self._from.finditer(text)]
        if not found:
            return ""
        told = found[-1][1].split()
        cuts = [at for at, word in enumerate(told) if word.casefold() in self._ends] or [len(told)]
        if cuts[0] < len(told) and told[cuts[0]] in self._whose and not self._named(" ".join(told[: cuts[0]])):
            cuts = [*cuts[1:], len(told)]  # "by a gunman from the Hill Front"
        return " ".join(told[: cuts[0]])

    def _subject(self, text: str, acts: Mapping[str, Matches]) -> str:
        """The words before the act, unless these are what it is done to."""
        doing = self._rules["doing"]["acts"]
        found = [(one, name) for name, told in acts.items() if name in doing for one in told if one.start() > 0]
        if not found:
            return ""
        first, name = min(found, key=lambda one: one[0].start())
        told = text[: first.start()].split()
        if self._done_to(name, text.casefold()[first.end() :].split()[:1]):
            return ""
        if self._passive_words & set(words_of(told[-2:])) and not first[0].endswith("ing"):
            return ""
        ends = self._auxiliary | self._cuts
        cut = next((at for at, word in enumerate(told) if word.casefold() in ends), len(told))
        return " ".join(told[:cut]) if cut <= _LONGEST else ""

    def _done_to(self, name: str, behind: Iterable[str]) -> bool:
        """Whether the words before an act's participle are what it is done to: "those killed on Tuesday"."""
        rules = self._rules["undergone"]
        return name in rules["acts"] and bool(set(behind) & set(rules["behind"]))


def words_of(told: Iterable[str]) -> list[str]:
    """Return the words within words parted by blanks, in the letters that they have."""
    return re.findall(r"\w+", " ".join(told))


def _any(told: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in told)


def _by_pattern(rules: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(rules['by'])}) ((?:[^\W_][\w'’-]* ?){{1,6}})")


def _from_pattern(rules: Mapping[str, Any]) -> re.Pattern[str]:
    """A deed told by where it came from: "from a rebel post"."""
    return re.compile(rf"\bfrom (?:an? |the )?((?:[\w'’-]+ ){{1,3}})(?:{_any(rules['posts'])})\b")


def _blamed_pattern(rules: Mapping[str, Any]) -> re.Pattern[str]:
    """Who is blamed for a deed."""
    return re.compile(rf"\b(?:{_any(rules['blamed'])}) ((?:[\w'’-]+ ){{1,6}}?)(?:{_any(rules['charged'])})\b")


def _hands_pattern(rules: Mapping[str, Any]) -> re.Pattern[str]:
    """In whose hands a place is."""
    in_hands, hands_of, fallen = (_any(rules["hands"][name]) for name in ("within", "of", "fallen"))
    return re.compile(
        rf"\b(?:in|under) (?:the )?((?:[\w'-]+ ){{1,3}})(?:{in_hands})\b"
        rf"|\b(?:{hands_of}) of (?:the )?((?:[\w'-]+ ?){{1,3}})"
        rf"|\b(?:{fallen}) to (?:the )?((?:[\w'-]+ ?){{1,3}})"
    )


def _first_group(found: re.Match[str] | None) -> str:
    return next((each for each in found.groups() if each), "") if found else ""


def _claimed(statement: Statement) -> ActorRef | None:
    claim = statement.claim
    match claim:
        case OccurrenceClaim() | PositionClaim() | CommitmentClaim():
            return claim.actor
        case SupportClaim():
            return claim.backer
        case _:
            return None
