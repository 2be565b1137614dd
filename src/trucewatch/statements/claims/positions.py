"""What an actor has done about an agreement: signed, agreed, refused, and what `delays` and `presence` find."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims import delays, presence, refusals
from trucewatch.statements.claims.agreements import agreement_below, agreement_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    consent = (
        words["verbs.accept"]
        | words["verbs.agree"]
        | words["verbs.reach"]
        | words["verbs.declare"]
        | words["verbs.extend"]
    )
    return (
        (_signed, words["verbs.sign"] | words["verbs.initial"]),
        (_put_name, words["verbs.put"]),
        (_agreed, consent),
        (_refused, words["verbs.refuse"] | words["refusals.verbs"]),
        (_no_signing, words["words.signing"]),
        (_denied, words["verbs.deny"]),
        *delays.triggers(codebook),
        *presence.triggers(codebook),
        *refusals.triggers(codebook),
    )


def _signed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X signed the deal", "the deal was signed by X", "X will not sign the deal"."""
    particles = grounds.sentence.children(token.i, "prt")
    if token.pos != "VERB" or any(c.lower not in grounds.words("positions")["words.signing_up"] for c in particles):
        return
    reading = grounds.read(token.i)
    if reading.told is Told.NEGATED and _announced(grounds, token, reading.by):
        if grounds.sentence.child(token.i, "dobj", "nsubjpass", "ccomp") is None and not grounds.after(token.i, "to"):
            yield from positions_of(grounds, token, Position.REFUSED, None)
        else:
            yield from _consent(grounds, token, Position.REFUSED)
    elif reading.told in _TOLD or grounds.not_done(token.i):
        initialled = token.lemma in grounds.words("positions")["verbs.initial"]
        position = Position.INITIALLED if initialled else Position.SIGNED
        found = list(_consent(grounds, token, _reserved(grounds, token) or position))
        yield from found or _unnamed(grounds, token, position)


def _unnamed(grounds: Grounds, token: Token, position: Position) -> Iterator[FoundClaim]:
    """ "X had signed the text", "X signed, and Y asked for time to study the deal": it is told around it what."""
    words = grounds.words("positions")
    things = grounds.sentence.children(token.i, "dobj")
    papers = [t for t in things if t.lemma in words["agreements.papers"] and _is_definite(grounds, t)]
    if papers:
        yield from positions_of(grounds, token, position, papers[0].text)
    elif not things and not grounds.sentence.children(token.i, "nsubjpass", "auxpass", "prt", "ccomp", "xcomp"):
        told = any(agreement_words(grounds, t.i) for t in grounds.sentence if t.pos == "NOUN")
        if told and grounds.subject(token.i).verb == token.i:
            yield from positions_of(grounds, token, position, None)


def _is_definite(grounds: Grounds, token: Token) -> bool:
    return any(det.lower in ("the", "this", "that") for det in grounds.sentence.children(token.i, "det"))


def _put_name(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X put his name to the deal", "X set her signature under the agreement"."""
    words = grounds.words("positions")
    named = any(thing.lemma in words["words.name"] for thing in grounds.sentence.children(token.i, "dobj"))
    if not named or grounds.read(token.i).told not in _TOLD:
        return
    for thing in grounds.after(token.i, "to", "on", "under"):
        agreement = agreement_words(grounds, thing.i)
        if agreement is not None:
            yield from positions_of(grounds, token, Position.SIGNED, agreement)


def _announced(grounds: Grounds, token: Token, by: int | None) -> bool:
    """Whether a negated verb is an announced refusal: "will not sign", "would never sign"."""
    future = grounds.modality["auxiliaries.future"]
    negated = by is not None and grounds.sentence[by].head == token.i
    return negated and any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux"))


def _reserved(grounds: Grounds, token: Token) -> Position | None:
    words = grounds.words("positions")["words.reservations"]
    if any(pobj.lemma in words for pobj in grounds.after(token.i, "with")):
        return Position.SIGNED_WITH_RESERVATION
    return None


def _consent(grounds: Grounds, token: Token, position: Position) -> Iterator[FoundClaim]:
    """The position towards an agreement that is the verb's object, its prepositional object, or its passive subject."""
    below = agreement_below(grounds, token.i)
    if below is not None:
        yield from positions_of(grounds, token, position, agreement_words(grounds, below))
        return
    passive = grounds.sentence.child(token.i, "nsubjpass")
    agents = [h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i) if grounds.is_actor(h)]
    thing = passive.i if passive else token.head if token.dep == "acl" else None
    if agents and thing is not None and agreement_words(grounds, thing):
        yield from positions_of(grounds, token, position, agreement_words(grounds, thing), agents)


def _agreed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X agreed to a truce", "X and Y reached a deal", "X accepted the proposal in principle"."""
    if token.pos != "VERB":
        return
    reading = grounds.read(token.i)
    words = grounds.words("positions")
    if reading.told is Told.NEGATED and _announced(grounds, token, reading.by):
        if token.lemma in words["verbs.accept"]:
            yield from _consent(grounds, token, Position.REFUSED)
        return
    if reading.told not in _TOLD and not grounds.not_done(token.i):
        return
    if token.lemma in words["verbs.declare"]:
        ended = _ended(grounds, token)
        if ended is not None:
            yield from positions_of(grounds, token, Position.WITHDREW, ended)
            return
        if not _declares(grounds, token):
            return
    if token.lemma in words["verbs.extend"] and not _declares(grounds, token):
        return
    in_principle = any(pobj.lemma in words["words.principle"] for pobj in grounds.after(token.i, "in"))
    position = Position.ACCEPTS_IN_PRINCIPLE if in_principle else Position.AGREED
    if in_principle and agreement_below(grounds, token.i) is None:
        yield from positions_of(grounds, token, position, None)
    else:
        yield from _consent(grounds, token, position)


def _declares(grounds: Grounds, token: Token) -> bool:
    """Whether what is declared is a ceasefire itself, not a deal about one, and not its end."""
    ceasefires = grounds.words("positions")["agreements.ceasefires"]
    return any(thing.lemma in ceasefires for thing in grounds.sentence.children(token.i, "dobj", "ccomp"))


def _ended(grounds: Grounds, token: Token) -> str | None:
    """Return the ceasefire that is declared over or whose end is declared."""
    words = grounds.words("positions")
    for thing in grounds.sentence.subtree(token.i):
        agreement = agreement_words(grounds, thing.i) if thing.i > token.i else None
        if agreement is None or thing.lemma not in words["agreements.ceasefires"]:
            continue
        above = grounds.sentence[grounds.sentence[thing.head].head]
        over = thing.i + 1 < len(grounds.sentence) and grounds.sentence[thing.i + 1].lower in words["words.over"]
        if over or (grounds.sentence[thing.head].lower in ("of", "to") and above.lemma in words["words.end"]):
            return agreement
    return None


def _refused(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X refused to sign the deal", "X rejected the truce"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    asked = any(t.lemma.lower() in words["refusals.requests"] for t in grounds.objects(token.i))
    if asked and token.lemma in words["refusals.verbs"]:
        return  # "vetoed a resolution on the truce": what is asked for, not the truce
    consent = words["verbs.sign"] | words["verbs.accept"] | words["verbs.agree"] | words["verbs.initial"]
    for below in grounds.sentence.children(token.i, "xcomp"):
        if below.lemma in consent and agreement_below(grounds, below.i) is not None:
            agreement = agreement_words(grounds, agreement_below(grounds, below.i))
            yield from positions_of(grounds, token, Position.REFUSED, agreement)
    if not grounds.sentence.children(token.i, "xcomp"):
        yield from _consent(grounds, token, Position.REFUSED)


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


def _denied(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X denied having agreed to the truce"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    consent = words["verbs.sign"] | words["verbs.accept"] | words["verbs.agree"] | words["verbs.reach"]
    speaker = grounds.subject(token.i).heads
    for below in grounds.sentence.children(token.i, "xcomp", "ccomp", "pcomp"):
        own = grounds.sentence.child(below.i, "nsubj")
        itself = own is None or own.i in speaker or own.tag == "PRP"
        if below.lemma in consent and itself and agreement_below(grounds, below.i) is not None:
            agreement = agreement_words(grounds, agreement_below(grounds, below.i))
            yield from positions_of(grounds, token, Position.DENIED_HAVING_AGREED, agreement)
