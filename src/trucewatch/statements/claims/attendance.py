"""Who takes part in talks: named with the noun, with the verb, or as a body in which the parties sit together."""

from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.sentence import Token


def participants(grounds: Grounds, token: Token) -> tuple[int, ...]:
    """Return who is named with talks: between, with, involving, brokered by, whose."""
    words = grounds.words("meetings")
    found: list[int] = []
    for pobj in grounds.after(token.i, *words["nouns.people_of"]):
        found.extend(grounds.heads(pobj.i, owned=True))
    of = grounds.after(token.i, "of") if token.lemma in words["nouns.gatherings"] else ()
    meeting = [h for pobj in of for h in grounds.heads(pobj.i) if _meets(grounds, h)]
    for clause in grounds.sentence.children(token.i, "acl", "relcl", "prep"):
        if clause.lower in words["nouns.people_of"]:
            found.extend(t.i for t in grounds.objects(clause.i))
        if clause.lemma in words["nouns.brokers"]:
            found.extend(h for by in grounds.after(clause.i, "by") for h in grounds.heads(by.i))
    for owner in grounds.sentence.children(token.i, "poss"):
        if not found or owner.pos != "PRON":
            found.extend(grounds.heads(owner.i))
    return tuple(dict.fromkeys((*meeting, *(h for h in found if grounds.is_actor(h)))))


def _meets(grounds: Grounds, head: int) -> bool:
    """Whether those of whom a meeting is meet as parties: "of the foreign ministers", "of the joint commission"."""
    return (is_plural(grounds, head) and grounds.is_actor(head)) or sits(grounds, head)


def sits(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a body in which the parties sit together, or who chairs it: "the joint commission"."""
    words = grounds.words("meetings")
    led = [h for p in grounds.after(head, "of") for h in grounds.heads(p.i)]
    bodies = [head, *(led if grounds.sentence[head].lemma.lower() in words["joint.chairs"] else [])]
    written = any(grounds.sentence[h].text[0].isupper() and h > 0 for h in bodies if _is_body(grounds, h))
    told = (c.lower for h in bodies for c in grounds.sentence.children(h, "amod", "compound", "nmod"))
    return any(_is_body(grounds, h) for h in bodies) and (written or bool(set(told) & words["joint.of"]))


def _is_body(grounds: Grounds, head: int) -> bool:
    return grounds.sentence[head].lemma.lower() in grounds.words("meetings")["joint.bodies"]


def those_met_with(grounds: Grounds, verb: Token) -> tuple[int, ...]:
    """Return who is met: "talks with the rebels"."""
    found = (h for p in grounds.after(verb.i, "with") for h in grounds.heads(p.i))
    return tuple(h for h in found if grounds.is_actor(h))


def is_plural(grounds: Grounds, head: int) -> bool:
    """Whether a noun phrase names several, so that they can meet among themselves."""
    token = grounds.sentence[head]
    return token.tag in ("NNS", "NNPS") or token.lower in ("they", "both", "we")
