"""What an actor has done about an agreement: signed, agreed, refused, and what its neighbours find."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims import consents, delays, denials, endings, leavings, presence, refusals
from trucewatch.statements.claims.agreements import (
    agreement_below,
    agreement_words,
    is_none,
    is_nothing,
    paper_words,
    positions_of,
    signed_by,
)
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.endorsing import (
    Endorsing,
    announced,
    consent_verbs,
    endorsing,
    for_a_side,
    is_aim,
    particle_fits,
    reserved,
)
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)
_PRO = ("so", "it", "this", "that")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_endorsed, words["verbs.sign"] | words["verbs.initial"] | words["verbs.put"]),
        (_agreed, consent_verbs(words) - words["verbs.sign"] - words["verbs.initial"]),
        (_refused, words["verbs.refuse"] | words["refusals.verbs"] | words["verbs.balk"]),
        (_not_so, frozenset({"do"})),
        (_done_so, frozenset({"do"})),
        (_no_signing, words["words.signing"]),
        (_unwilling, words["words.intentions"]),
        *consents.triggers(codebook),
        *delays.triggers(codebook),
        *denials.triggers(codebook),
        *endings.triggers(codebook),
        *leavings.triggers(codebook),
        *presence.triggers(codebook),
        *refusals.triggers(codebook),
    )


def _endorsed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X signed the deal", "the draft was initialled by X", "X put her name to it", "X will not sign the deal"."""
    particles = grounds.sentence.children(token.i, "prt")
    if token.pos != "VERB" or any(c.lower not in grounds.words("positions")["words.signing_up"] for c in particles):
        return
    reading = grounds.read(token.i)
    done = endorsing(grounds, token)
    if reading.told is Told.NEGATED and announced(grounds, token, reading.by):
        if done is not None and (done.agreement is not None or not grounds.after(token.i, "to")):
            yield from positions_of(grounds, token, Position.REFUSED, done.agreement)
    elif reading.told in _TOLD or grounds.not_done(token.i) or is_none(grounds, token.i):
        yield from _signed(grounds, token, done)


def _signed(grounds: Grounds, token: Token, done: Endorsing | None) -> Iterator[FoundClaim]:
    """What was signed, in the active or the passive; where no words tell what, the sentence tells it around."""
    initials = token.lemma in grounds.words("positions")["verbs.initial"]
    passive = signed_by(grounds, token) if token.lemma not in grounds.words("positions")["verbs.put"] else None
    if passive is not None:
        thing, actors = passive
        agreement = agreement_words(grounds, thing) or paper_words(grounds, thing, indefinite=initials)
        if agreement is not None:
            position = Position.INITIALLED if initials else Position.SIGNED
            yield from positions_of(grounds, token, reserved(grounds, token) or position, agreement, actors)
    elif done is not None and (done.agreement or _told_around(grounds, token) or _nothing(grounds, token)):
        yield from positions_of(grounds, token, reserved(grounds, token) or done.position, done.agreement)


def _nothing(grounds: Grounds, token: Token) -> bool:
    """ "X signed nothing", "X agreed to nothing"."""
    things = (*grounds.sentence.children(token.i, "dobj"), *grounds.after(token.i, "to"))
    return any(is_nothing(grounds, thing) for thing in things)


def _told_around(grounds: Grounds, token: Token) -> bool:
    """ "X signed, and Y asked for time to study the deal": whether it is told around the verb what was signed."""
    told = any(agreement_words(grounds, t.i) for t in grounds.sentence if t.pos == "NOUN")
    told = told or for_a_side(grounds, token)
    particles = grounds.sentence.children(token.i, "auxpass", "prt")
    return told and not particles and grounds.subject(token.i).verb == token.i


def _not_so(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X has not signed and will not do so": what is not done is the verb before."""
    reading = grounds.read(token.i)
    if not any(c.lower in _PRO for c in grounds.sentence.children(token.i, "advmod", "dobj")):
        return
    refused = reading.told is Told.NEGATED and announced(grounds, token, reading.by)
    before = next((t for t in grounds.sentence.ancestors(token.i) if t.i < token.i and t.pos == "VERB"), None)
    done = endorsing(grounds, before) if before is not None else None
    if done is not None and refused:
        yield from positions_of(grounds, token, Position.REFUSED, done.agreement)


def _done_so(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X signed the deal; Y did so with reservations": what Y did is the last verb of signing or consent before."""
    so = any(c.lower == "so" and c.i > token.i for c in grounds.sentence.children(token.i, "advmod"))
    if not so or token.pos not in ("VERB", "AUX") or grounds.read(token.i).told not in _TOLD:
        return
    before = [t for t in grounds.sentence.tokens[: token.i] if t.pos == "VERB" and not _speaks(grounds, t)]
    done = (endorsing(grounds, before[-1]) or _consented(grounds, before[-1])) if before else None
    own = grounds.sentence.child(token.i, "nsubj")
    if done is not None and done.agreement is not None and own is not None and own.i > before[-1].i:
        position = reserved(grounds, token) or done.position
        yield from positions_of(grounds, token, position, done.agreement)


def _consented(grounds: Grounds, verb: Token) -> Endorsing | None:
    """Consent by a verb, not in principle only."""
    words = grounds.words("positions")
    below = agreement_below(grounds, verb.i)
    in_principle = any(t.lemma in words["words.principle"] for t in grounds.after(verb.i, "in"))
    if verb.lemma not in words["verbs.accept"] | words["verbs.agree"] or below is None or in_principle:
        return None
    return Endorsing(Position.AGREED, agreement_words(grounds, below))


def _speaks(grounds: Grounds, verb: Token) -> bool:
    return verb.lemma in grounds.modality["cues.saying"]


def _consent(grounds: Grounds, token: Token, position: Position) -> Iterator[FoundClaim]:
    """The position towards an agreement that is the verb's object, its prepositional object, or its passive subject."""
    below = agreement_below(grounds, token.i)
    if below is not None:
        yield from positions_of(grounds, token, position, agreement_words(grounds, below))
        return
    passive = signed_by(grounds, token)
    if passive is not None and agreement_words(grounds, passive[0]):
        yield from positions_of(grounds, token, position, agreement_words(grounds, passive[0]), passive[1])


def _agreed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X agreed to a truce", "X and Y reached a deal", "X accepted the proposal in principle"."""
    if token.pos != "VERB":
        return
    reading = grounds.read(token.i)
    words = grounds.words("positions")
    if reading.told is Told.NEGATED and announced(grounds, token, reading.by):
        if token.lemma in words["verbs.accept"] | words["verbs.agree"]:
            yield from _consent(grounds, token, Position.REFUSED)
        return
    undone = grounds.not_done(token.i) or is_none(grounds, token.i)
    if reading.told not in _TOLD and not undone and not _resolved(grounds, token):
        return
    if token.lemma in words["verbs.declare"] | words["verbs.extend"] and not _declares(grounds, token):
        return
    in_principle = _in_principle(grounds, token)
    position = Position.ACCEPTS_IN_PRINCIPLE if in_principle else Position.AGREED
    everything = any(t.lower in words["words.everything"] for t in grounds.after(token.i, "to"))
    agrees = token.lemma in words["verbs.agree"] and (everything or _nothing(grounds, token))
    if (in_principle or agrees) and agreement_below(grounds, token.i) is None:
        thing = next((t for t in grounds.sentence.children(token.i, "dobj") if in_principle), None)
        yield from positions_of(grounds, token, position, grounds.phrase(thing.i) if thing is not None else None)
    else:
        yield from _consent(grounds, token, position)


def _in_principle(grounds: Grounds, token: Token) -> bool:
    """Whether consent is "in principle", which the parser may hang on what is consented to."""
    below = (t.i for t in grounds.sentence.subtree(token.i) if t.i > token.i and t.pos == "NOUN")
    named = (t for i in (token.i, *below) for t in grounds.after(i, "in"))
    return any(t.lemma in grounds.words("positions")["words.principle"] for t in named)


def _resolved(grounds: Grounds, token: Token) -> bool:
    """Whether somebody resolved to consent: "the cabinet voted to approve the truce"."""
    above = grounds.sentence[token.head]
    resolved = token.dep == "xcomp" and above.lemma in grounds.words("positions")["verbs.resolve"]
    return resolved and grounds.read(above.i).told in _TOLD and not grounds.sentence.children(token.i, "neg")


def _declares(grounds: Grounds, token: Token) -> bool:
    """Whether what is declared is a ceasefire itself, not a deal about one, and not its end."""
    words, tokens = grounds.words("positions"), grounds.sentence.tokens
    declared = [
        t for t in grounds.sentence.children(token.i, "dobj", "ccomp") if t.lemma in words["agreements.ceasefires"]
    ]
    over = any(t.lower in words["words.over"] for thing in declared for t in tokens[thing.i + 1 : thing.i + 2])
    return bool(declared) and not over


def _refused(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X refused to sign the deal", "X rejected the truce", "X turned down the offer of a truce"."""
    words = grounds.words("positions")
    if grounds.read(token.i).told not in _TOLD or not particle_fits(grounds, token, words["refusals.particles"]):
        return
    asked = any(t.lemma.lower() in words["refusals.requests"] for t in grounds.objects(token.i))
    if asked and token.lemma in words["refusals.verbs"]:
        return  # "vetoed a resolution on the truce": what is asked for, not the truce
    acts = [c for c in grounds.sentence.children(token.i, "xcomp", "advcl") if c.dep == "xcomp" or is_aim(grounds, c)]
    if token.lemma in words["verbs.balk"]:
        preps = grounds.sentence.children(token.i, "prep")
        acts += [c for p in preps if p.lower == "at" for c in grounds.sentence.children(p.i, "pcomp")]
    for below in acts:
        done = endorsing(grounds, below)
        if done is not None:
            yield from positions_of(grounds, token, Position.REFUSED, done.agreement)
        elif below.lemma in consent_verbs(words) and agreement_below(grounds, below.i) is not None:
            agreement = agreement_words(grounds, agreement_below(grounds, below.i))
            yield from positions_of(grounds, token, Position.REFUSED, agreement)
    if not acts:
        yield from _consent(grounds, token, Position.REFUSED)


def _unwilling(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X has no intention of signing the deal", "X has no plans to accept the truce"."""
    verb = grounds.sentence[token.head]
    none = any(child.lower == "no" for child in grounds.sentence.children(token.i, "det"))
    if token.dep != "dobj" or verb.lemma != "have" or not none or verb.tag not in ("VBZ", "VBP", "VBD"):
        return
    acts = [
        c for prep in grounds.sentence.children(token.i, "prep") for c in grounds.sentence.children(prep.i, "pcomp")
    ]
    for act in (*acts, *grounds.sentence.children(token.i, "acl")):
        done = endorsing(grounds, act) or _consented(grounds, act)
        if done is not None:
            yield from positions_of(grounds, verb, Position.REFUSED, done.agreement)


def _no_signing(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "There will be no signing": a refusal by whoever says so."""
    verb = grounds.sentence[token.head]
    if token.dep not in ("attr", "nsubj") or verb.lemma != "be" or not grounds.sentence.children(verb.i, "expl"):
        return
    none = any(child.lower == "no" for child in grounds.sentence.children(token.i, "det"))
    if none and any(aux.tag == "MD" for aux in grounds.sentence.children(verb.i, "aux")):
        pobj = next(iter(grounds.after(token.i, "of", "on")), None)
        values = {
            "position": Position.REFUSED,
            "agreement": agreement_words(grounds, pobj.i) if pobj else None,
            "actor_is_speaker": True,
        }
        yield grounds.claim("position", token.i, values, {}, edges=grounds.bounds(verb.i))
