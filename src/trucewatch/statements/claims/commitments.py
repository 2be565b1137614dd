"""What an actor undertakes to do. A prediction, a possibility and a threat are none."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims import obligations, pledges
from trucewatch.statements.claims.agreements import agreement_below, agreement_words
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.particles import on_condition
from trucewatch.statements.claims.told import Told
from trucewatch.statements.claims.undertaking import undertaken
from trucewatch.statements.claims.willing import conditional, has_modal
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "commitments")
    return (
        (_undertakes, words["verbs.undertake"]),
        (_will, words["verbs.acts"]),
        (_ready, words["verbs.ready"]),
        (_not_first, frozenset({"be"})),
        *obligations.triggers(codebook),
        *pledges.triggers(codebook),
    )


def _undertakes(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X pledged to withdraw its forces", "X plans to host a summit"."""
    undone = grounds.not_done(token.i) or grounds.read(token.i).told is Told.DENIED
    if token.pos == "VERB" and token.lemma in grounds.words("positions")["verbs.agree"] and undone:
        yield from _agreed_on(grounds, token, Stance.DENIES)
    if token.pos != "VERB" or grounds.read(token.i).told not in (Told.REAL, Told.ALLEGED):
        return
    act = grounds.sentence.child(token.i, "xcomp") or _right_behind(grounds, token)
    if act is None and token.lemma == "agree":
        yield from _agreed_on(grounds, token)
    if act is None or not any(c.lower == "to" for c in grounds.sentence.children(act.i, "aux")):
        return
    if token.lemma == "agree" and agreement_below(grounds, token.i) is not None:
        return
    yield from undertaken(grounds, token, act, grounds.subject(token.i))


def _right_behind(grounds: Grounds, token: Token) -> Token | None:
    """Return the infinitive right behind the verb and its day, which the parser may take for a purpose.

    "The guns which X had committed to remove", "X has undertaken to pull its tanks back", "promised on Friday to go".
    """
    sentence = grounds.sentence
    times = [t for t in sentence.subtree(token.i) if t.i > token.i and t.ent in ("DATE", "TIME")]
    acts = [*sentence.children(token.i, "advcl"), *(a for t in times for a in sentence.children(t.i, "acl", "relcl"))]
    behind = token.i + 1
    while behind < len(sentence) and _is_of_time(sentence[behind]):
        behind += 1
    return next((a for a in acts if a.i == behind + 1 and sentence[behind].lower == "to"), None)


def _is_of_time(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") or token.lower == "on" or token.pos == "ADV"


def _agreed_on(grounds: Grounds, token: Token, stance: Stance = Stance.PROMISES) -> Iterator[FoundClaim]:
    """ "X agreed to an extension of the mandate": something that is no agreement, which would make it a position."""
    if agreement_below(grounds, token.i) is not None:
        return
    for thing in grounds.after(token.i, "to", "upon", "on"):
        if thing.pos in ("NOUN", "PROPN") and thing.ent not in ("DATE", "TIME"):
            yield from undertaken(grounds, token, thing, grounds.subject(token.i), stance)
            return


def _ready(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X said it was willing to withdraw", "X is committed to opening the road"."""
    copulas = grounds.words("commitments")["verbs.copulas"]
    copula = token.dep == "acomp" and grounds.sentence[token.head].lemma in copulas
    verb = grounds.sentence[token.head] if copula else token
    if not copula and not grounds.sentence.children(token.i, "auxpass"):
        return
    if grounds.read(verb.i).told not in (Told.REAL, Told.ALLEGED):
        return
    gerunds = (c for p in grounds.sentence.children(token.i, "prep") for c in grounds.sentence.children(p.i, "pcomp"))
    act = grounds.sentence.child(token.i, "xcomp") or next(gerunds, None)
    if act is not None and act.i > token.i and act.lemma in grounds.words("commitments")["verbs.acts"]:
        yield from undertaken(grounds, verb, act, grounds.subject(verb.i))
    agreement = next((t for t in grounds.after(token.i, "to") if agreement_words(grounds, t.i)), None)
    if act is None and agreement is not None:
        yield from undertaken(grounds, verb, agreement, grounds.subject(verb.i))


def _will(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will attend the summit"; "X said it would withdraw"."""
    if token.pos not in ("VERB", "AUX") or (
        token.dep in ("xcomp", "advcl", "pcomp", "acl", "relcl") and not has_modal(grounds, token)
    ):
        return
    if pledges.of_another(grounds, token):
        return
    told = grounds.read(token.i).told
    meant = told is Told.UNREAL and (_done_by(grounds, token) or _in_return(grounds, token))
    if (told is Told.FUTURE or meant) and not conditional(grounds, token):
        yield from undertaken(grounds, token, token, grounds.subject(token.i))
        return
    if told is Told.NEGATED and _withheld(grounds, token):
        yield from undertaken(grounds, token, token, grounds.subject(token.i), Stance.DENIES)
        return
    modal = grounds.sentence[token.head]
    if token.dep == "xcomp" and modal.tag == "MD" and modal.lower in grounds.modality["auxiliaries.future"]:
        yield from undertaken(grounds, token, token, grounds.subject(token.i))


def _done_by(grounds: Grounds, token: Token) -> bool:
    """ "Its engineers will have cleared the road by Friday": what will be done by a day is no guess of what was."""
    auxes = {aux.lower for aux in grounds.sentence.children(token.i, "aux")}
    future = grounds.modality["auxiliaries.future"] - {"would", "'d"}  # "would have left" tells what was not done
    negated = grounds.sentence.children(token.i, "neg")
    if "have" not in auxes or not auxes & future or negated or on_condition(grounds.sentence, token.i):
        return False
    return any(t.ent in ("DATE", "TIME") for t in grounds.after(token.i, "by", "before"))


def _in_return(grounds: Grounds, token: Token) -> bool:
    """ "Confirmed that the army would pull back if the other side did likewise": what a side says it does in return.

    Of others that is only a guess ("she said the army would leave if ..."), unless the word is given.
    """
    cue = grounds.sentence[token.head]
    own = grounds.sentence.child(token.i, "nsubj")
    itself = own is not None and (own.tag == "PRP" or bool(grounds.sentence.children(own.i, "poss")))
    given = cue.lemma in grounds.words("commitments")["verbs.confirm"]
    said = token.dep == "ccomp" and (given or (itself and cue.lemma in grounds.modality["cues.saying"]))
    governed = said and grounds.read(cue.i).told in (Told.REAL, Told.ALLEGED)
    auxes = {aux.lower for aux in grounds.sentence.children(token.i, "aux")}
    future = bool(auxes & grounds.modality["auxiliaries.future"]) and "have" not in auxes
    return governed and future and _if_others_do(grounds, token)


def _if_others_do(grounds: Grounds, token: Token) -> bool:
    """Whether it is done if something is, which is no "only if", a demand, and no "unless", a threat."""
    for clause in grounds.sentence.children(token.i, "advcl"):
        marks = [m for m in grounds.sentence.children(clause.i, "mark") if m.lower == "if"]
        if any(grounds.sentence[m.i - 1].lower not in grounds.modality["adjectives.only"] for m in marks):
            return True
    return False


def _not_first(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will not be the first to shoot", "X would never be the first to break the truce"."""
    first = next((t for t in grounds.sentence.children(token.i, "attr", "acomp") if t.lower == "first"), None)
    auxes = {aux.lower for aux in grounds.sentence.children(token.i, "aux")}
    nots = grounds.sentence.children(token.i, "neg")
    if first is None or not nots or not auxes & grounds.modality["auxiliaries.future"]:
        return
    acts = (*grounds.sentence.children(first.i, "relcl", "acl", "xcomp"), *grounds.sentence.children(token.i, "xcomp"))
    shared = grounds.subject(token.i)
    edges = grounds.bounds(token.i, shared)
    for actor in grounds.actors(shared) if acts and not conditional(grounds, token) else ():
        values = {"undertaking": grounds.text(nots[0].i, edges[1])}
        yield grounds.claim(
            "commitment", token.i, values, {"actor": (actor,)}, shared=shared, edges=edges, stance=Stance.PROMISES
        )


def _withheld(grounds: Grounds, token: Token) -> bool:
    """Whether somebody says that he will not do what others want of him: "would not free the captives until ..."."""
    if token.lemma not in grounds.words("commitments")["verbs.withheld"]:
        return False
    if agreement_below(grounds, token.i) is not None:
        return False  # a position
    future = grounds.modality["auxiliaries.future"]
    modal = any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux"))
    return modal and grounds.sentence.child(token.i, "neg") is not None and not conditional(grounds, token)
