"""Who holds a place by what is told of how things stand: in whose hands it is, whose flag flies over it."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.movements import are_forces, is_force, is_held
from trucewatch.statements.claims.sites import is_site
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token

_NAMES = ("NORP", "ORG", "GPE")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return (
        (_in_hands, words["holding.nouns"]),
        (_flag, words["holding.flags"]),
        (_held, words["holding.keep"]),
    )


def _in_hands(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The ridge is in the hands of the army", "in rebel hands", "the Front has been in full control of the port"."""
    words = grounds.words("occurrences")
    prep = grounds.sentence[token.head]
    verb = grounds.sentence[prep.head]
    if token.dep != "pobj" or prep.lower not in ("in", "under") or verb.lemma not in words["holding.verbs"]:
        return
    shared = grounds.subject(verb.i)
    of = tuple(h for p in grounds.after(token.i, "of", "over") for h in grounds.heads(p.i))
    if _has(grounds, token, prep):
        places = tuple(h for h in of if _is_place(grounds, h))
        holders: tuple[Head, ...] = tuple(h for h in shared.heads if _bears_arms(grounds, h))
    else:
        places = tuple(h for h in shared.heads if _is_place(grounds, h))
        holders = tuple(h for h in of if _bears_arms(grounds, h)) or _before(grounds, token)
    aside = verb.dep == "relcl" and not grounds.after(verb.i, "since")  # "the airport, which is in army hands"
    if holders and places and not aside and not _is_old(grounds, verb):
        act = Act("capture", token.i, verb.i, holders[:1], places[:1])
        yield from _told(grounds, act, shared)


def _held(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The guard has held the heights since Sunday": with since when, for that forces hold towns is told of years."""
    shared = grounds.subject(token.i)
    since = [p for p in grounds.after(token.i, "since") if p.ent in ("DATE", "TIME")]
    places = tuple(t.i for t in grounds.objects(token.i) if _is_place(grounds, t.i))
    holders = tuple(h for h in shared.heads if _bears_arms(grounds, h))
    if token.pos == "VERB" and since and places and holders and not _is_old(grounds, token):
        yield from _told(grounds, Act("capture", token.i, token.i, holders[:1], places[:1]), shared)


def _has(grounds: Grounds, token: Token, prep: Token) -> bool:
    """Whether it is the subject that holds: "in control of the port", not "under", "in the hands", "in the control"."""
    having = token.lemma.lower() in grounds.words("occurrences")["holding.having"]
    return prep.lower == "in" and having and not grounds.sentence.children(token.i, "det", "poss")


def _before(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Whose hands by the word before them: "rebel hands", "Kaldovan control"."""
    before = grounds.sentence.children(token.i, "poss", "compound", "amod", "nmod")
    named = [c.i for c in before if c.ent in _NAMES or _bears_arms(grounds, c.i)]
    return tuple(Mention(i, i) for i in named[-1:])


def _bears_arms(grounds: Grounds, head: int) -> bool:
    """Whether a noun names troops, a party by its name, whoever speaks, or a state."""
    token = grounds.sentence[head]
    state = token.lemma.lower() in grounds.words("occurrences")["monitored.states"] or token.ent == "GPE"
    speaker = token.lower in ("we", "our", "ours", "us")
    return are_forces(grounds, head) or speaker or (state and grounds.is_actor(head))


def _is_place(grounds: Grounds, head: int) -> bool:
    """Whether a noun names what is held: a town, a post, a height, a site by its name."""
    lemma = grounds.sentence[head].lemma.lower()
    return is_held(grounds, head) or is_site(grounds, head) or lemma in grounds.words("occurrences")["holding.places"]


def _is_old(grounds: Grounds, verb: Token) -> bool:
    """Whether it has been so for years: "in rebel hands since 2014" tells of no act of these days."""
    since = (t for p in grounds.after(verb.i, "since", "for") for t in grounds.sentence.subtree(p.i))
    years = grounds.words("occurrences")["holding.years"]
    return any((t.text.isdigit() and len(t.text) == 4) or t.lemma.lower() in years for t in since)


def _flag(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The rebels' flag has been flying over the customs house since Monday", "troops raised the flag on the hill"."""
    words, verb = grounds.words("occurrences"), grounds.sentence[token.head]
    flies = token.dep == "nsubj" and verb.lemma in words["holding.fly"] and bool(grounds.after(verb.i, "since"))
    raised = token.dep == "dobj" and verb.lemma in words["holding.raise"]
    shared = grounds.subject(verb.i)
    by: tuple[Head, ...] = tuple(h for h in shared.heads if is_force(grounds, h)) if raised else _before(grounds, token)
    where = (p for i in (verb.i, token.i) for p in grounds.after(i, *words["holding.over"]) if p.ent != "DATE")
    places = tuple(h for p in where for h in grounds.heads(p.i) if _is_place(grounds, h))
    if places and (flies or (raised and by)) and not _is_old(grounds, verb):
        yield from _told(grounds, Act("capture", token.i, verb.i, by[:1], places[:1]), shared)


def _told(grounds: Grounds, act: Act, shared: Subject) -> Iterator[FoundClaim]:
    """The claim, also where it is told as not so: "the bridge is not in enemy hands"."""
    reading = grounds.told_done(act.verb)
    if reading.told is Told.NEGATED and grounds.governed(act.verb).told is Told.REAL:
        reading = replace(reading, told=Told.DENIED)
    if reading.told in TOLD:
        yield from claims_of(grounds, act, Reading(reading.told, reading.hedges), shared)
