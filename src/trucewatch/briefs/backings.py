"""Who backs whom, by which means, and on whose word."""

from collections.abc import Sequence

from trucewatch.briefs.brief import Backed, Backing, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import joined, short, support_words
from trucewatch.model import Statement, SupportClaim

_MEANS = 50


def backed(look: Lookup) -> tuple[Backed, ...]:
    """Return everyone who is told to be backed, with their backers; the most told first in both.

    The "them" of two reports that were never found out are not one, and are left to their reports.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in look.view.statements.values():
        claim = statement.claim
        if isinstance(claim, SupportClaim) and not any(map(look.names_nobody, (claim.backer, claim.backed))):
            pair = look.name(claim.backer).casefold(), look.name(claim.backed).casefold()
            groups.setdefault(pair, []).append(statement)
    made: dict[str, list[Backing]] = {}
    for (_, key), group in groups.items():
        made.setdefault(key, []).append(_backing(look, group))
    listed = [Backed(name=rows[0].backed, by=tuple(sorted(rows, key=_told, reverse=True))) for rows in made.values()]
    return tuple(sorted(listed, key=lambda one: sum(map(_told, one.by)), reverse=True))


def _told(one: Backing) -> int:
    return len(one.sentence.evidence.statements)


def _backing(look: Lookup, group: Sequence[Statement]) -> Backing:
    claims = [one.claim for one in group if isinstance(one.claim, SupportClaim)]
    saying = [one for one in group if look.is_real(one)]
    denying = [one for one in group if one.stance == "denies"]
    support = look.support(saying or group)
    backer, backed = look.name(claims[0].backer), look.name(claims[0].backed)
    means = tuple(dict.fromkeys(short(claim.means, _MEANS) for claim in claims if claim.means))
    verb = "backs" if saying else "is said to back"
    denied = f"; denied by {joined(look.speakers(denying))}" if denying else ""
    by_means = f" ({'; '.join(means[:3])})" if means else ""
    words = f"{backer} {verb} {backed}{by_means} — {support_words(support)}{denied}"
    return Backing(
        backer=backer,
        backed=backed,
        means=means,
        told_by=look.speakers(saying),
        denied_by=look.speakers(denying),
        sentence=Sentence(words=words, evidence=look.evidence(group), support=support),
    )
