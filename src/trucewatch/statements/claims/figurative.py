"""Words of war said of politics, sport, money and weather: "came under fire over the budget", "was beaten 3-0"."""

import re

from trucewatch.statements.claims.acts import Act
from trucewatch.statements.claims.common import Grounds

_SCORE = re.compile(r"\d{1,2}\s?[-\u2013]\s?\d{1,2}")
_NEAR = 4  # tokens behind a verb in which a score stands


def is_figurative(grounds: Grounds, act: Act) -> bool:
    """Whether an act is only spoken of as one: by its topic, its means, its score, or who or what takes part in it."""
    words = grounds.words("occurrences")
    if act.kind not in words["figurative.kinds"]:
        return False
    return _has_topic(grounds, act) or _has_score(grounds, act) or _takes_part(grounds, act)


def _has_topic(grounds: Grounds, act: Act) -> bool:
    """Whether it is fought over a thing of politics or waged with words: "over the budget", "with questions"."""
    words = grounds.words("occurrences")
    topics = words["objects.abstract"] | words["figurative.topics"]
    at = {act.verb, act.anchor}
    over = (h for i in at for p in grounds.after(i, "over", "about") for h in grounds.heads(p.i))
    means = (h for i in at for p in grounds.after(i, "with") for h in grounds.heads(p.i))
    return any(grounds.sentence[h].lemma.lower() in topics for h in over) or any(
        grounds.sentence[h].lemma.lower() in words["figurative.means"] for h in means
    )


def _has_score(grounds: Grounds, act: Act) -> bool:
    """Whether the score of a match stands right behind a verb: "was beaten 3-0"."""
    last = min(act.verb + _NEAR, len(grounds.sentence) - 1)
    return act.verb < last and _SCORE.match(grounds.sentence.words(act.verb + 1, last)) is not None


def _takes_part(grounds: Grounds, act: Act) -> bool:
    """Whether rain does it, players or dealers do it to each other, or it is done to a currency."""
    words = grounds.words("occurrences")
    doers = {grounds.sentence[h].lemma.lower() for h in act.actors if isinstance(h, int)}
    hit = {grounds.sentence[h].lemma.lower() for h in act.targets if isinstance(h, int)}
    doer = grounds.subject(act.verb).heads
    doers |= {grounds.sentence[h].lemma.lower() for h in doer}
    civil = words["figurative.weather"] | words["figurative.dealers"]
    return bool(doers & civil or hit & words["figurative.things"] or (doers | hit) & words["figurative.players"])
