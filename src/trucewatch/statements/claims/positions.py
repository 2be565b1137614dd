"""What an actor has done about an agreement: signed, asked for time, refused, left without signing, and so on."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_below, agreement_words
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.modality import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    consent = words["verbs.accept"] | words["verbs.agree"] | words["verbs.reach"] | words["verbs.declare"]
    return (
        (_signed, words["verbs.sign"] | words["verbs.initial"]),
        (_agreed, consent),
        (_refused, words["verbs.refuse"]),
        (_no_signing, words["words.signing"]),
        (_left, words["verbs.leave"]),
        (_asked, words["verbs.ask"]),
        (_taking, words["verbs.take"]),
        (_denied, words["verbs.deny"]),
        (_suspended, words["verbs.suspend"]),
        (_withdrew, words["verbs.withdraw"]),
        (_invited, words["verbs.invite"]),
        (_positive, words["words.positive"]),
        (_format, words["words.contacts"]),
    )


def _claims(
    grounds: Grounds,
    verb: Token,
    position: Position,
    agreement: str | None,
    actors: Iterable[int] | None = None,
    **more: object,
) -> Iterator[FoundClaim]:
    """Yield one claim for each actor; the actors are the subject's unless others are given."""
    shared = grounds.subject(verb.i)
    reading = grounds.read(verb.i)
    told = None if reading.told in (Told.NEGATED, Told.FUTURE, Told.UNREAL) else reading
    for actor in grounds.actors(shared) if actors is None else actors:
        values = {"position": position, "agreement": agreement, **more}
        yield grounds.claim("position", verb.i, values, {"actor": (actor,)}, shared=shared, reading=told)


def _signed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X signed the deal", "the deal was signed by X", "X will not sign the deal"."""
    if token.pos != "VERB" or grounds.sentence.children(token.i, "prt"):
        return
    reading = grounds.read(token.i)
    if reading.told is Told.NEGATED and _announced(grounds, token, reading.by):
        yield from _consent(grounds, token, Position.REFUSED)
    elif reading.told in _TOLD:
        initialled = token.lemma in grounds.words("positions")["verbs.initial"]
        position = Position.INITIALLED if initialled else Position.SIGNED
        yield from _consent(grounds, token, _reserved(grounds, token) or position)


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
        yield from _claims(grounds, token, position, agreement_words(grounds, below))
        return
    passive = grounds.sentence.child(token.i, "nsubjpass")
    agents = [h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i) if grounds.is_actor(h)]
    thing = passive.i if passive else token.head if token.dep == "acl" else None
    if agents and thing is not None and agreement_words(grounds, thing):
        yield from _claims(grounds, token, position, agreement_words(grounds, thing), agents)


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
    if reading.told not in _TOLD:
        return
    if token.lemma in words["verbs.declare"]:
        ended = _ended(grounds, token)
        if ended is not None:
            yield from _claims(grounds, token, Position.WITHDREW, ended)
            return
        if not _declares(grounds, token):
            return
    in_principle = any(pobj.lemma in words["words.principle"] for pobj in grounds.after(token.i, "in"))
    position = Position.ACCEPTS_IN_PRINCIPLE if in_principle else Position.AGREED
    if in_principle and agreement_below(grounds, token.i) is None:
        yield from _claims(grounds, token, position, None)
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
    consent = words["verbs.sign"] | words["verbs.accept"] | words["verbs.agree"] | words["verbs.initial"]
    for below in grounds.sentence.children(token.i, "xcomp"):
        if below.lemma in consent and agreement_below(grounds, below.i) is not None:
            agreement = agreement_words(grounds, agreement_below(grounds, below.i))
            yield from _claims(grounds, token, Position.REFUSED, agreement)
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


def _left(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X left the city without signing the deal", "X walked out without a deal"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    acts = (
        words["verbs.sign"]
        | words["verbs.initial"]
        | words["verbs.agree"]
        | words["verbs.accept"]
        | words["verbs.reach"]
    )
    for without in grounds.sentence.subtree(token.i):
        if without.lower != "without" or without.i < token.i:
            continue
        act = grounds.sentence.child(without.i, "pcomp")
        thing = grounds.sentence.child(without.i, "pobj")
        if act is not None and act.lemma in acts:
            below = agreement_below(grounds, act.i)
            if below is not None or act.lemma in words["verbs.sign"]:
                agreement = agreement_words(grounds, below)
                yield from _claims(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement)
        elif thing is not None and (agreement_words(grounds, thing.i) or thing.lemma in words["words.signing"]):
            yield from _claims(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement_words(grounds, thing.i))


def _asked(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X asked for a delay until Friday to consider signing", "X requested more time"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    things = [*grounds.after(token.i, "for"), *grounds.sentence.children(token.i, "dobj")]
    until = _until(grounds, token, things)
    purpose = _purpose(grounds, token, things)
    for thing in things:
        if _is_time(grounds, thing) and (until or purpose or _talks_of_agreement(grounds)):
            yield from _time_asked(grounds, token, until)
            return
    if until and not things and any(p.lower == "for" for p in grounds.sentence.children(token.i, "prep")):
        yield from _time_asked(grounds, token, until)


def _time_asked(grounds: Grounds, token: Token, until: tuple[int, int] | None) -> Iterator[FoundClaim]:
    yield from _claims(grounds, token, Position.ASKED_FOR_TIME, _agreement_after(grounds, token), until_tokens=until)


def _is_time(grounds: Grounds, thing: Token) -> bool:
    words = grounds.words("positions")
    if thing.lemma in words["time.free"]:
        return True
    modifiers = {child.lower for child in grounds.sentence.children(thing.i)}
    counted = bool(grounds.sentence.children(thing.i, "nummod"))
    return thing.lemma in words["time.nouns"] and (counted or bool(modifiers & words["time.enough"]))


def _until(grounds: Grounds, token: Token, things: Iterable[Token]) -> tuple[int, int] | None:
    words = grounds.words("positions")["time.until"]
    for governor in (token.i, *(thing.i for thing in things)):
        for prep in grounds.sentence.children(governor, "prep"):
            if prep.lower in words and prep.i > token.i:
                pobj = grounds.sentence.child(prep.i, "pobj")
                return (prep.i, grounds.sentence.edges(pobj.i)[1]) if pobj else None
    return None


def _purpose(grounds: Grounds, token: Token, things: Iterable[Token]) -> bool:
    purposes = grounds.words("positions")["time.purposes"]
    governors = (token.i, *(thing.i for thing in things))
    below = (c for g in governors for c in grounds.sentence.children(g, "xcomp", "advcl", "relcl", "acl"))
    return any(clause.lemma in purposes for clause in below) or any(
        c.lemma in purposes
        for t in grounds.sentence.children(token.i, "prep")
        for c in grounds.sentence.children(t.i, "pcomp")
    )


def _talks_of_agreement(grounds: Grounds) -> bool:
    nouns = grounds.words("positions")["agreements.ceasefires"] | grounds.words("positions")["agreements.nouns"]
    return any(token.lemma in nouns and token.pos == "NOUN" for token in grounds.sentence)


def _agreement_after(grounds: Grounds, token: Token) -> str | None:
    """Return the agreement that the time is for, if the clause names one."""
    for below in grounds.sentence.subtree(token.i):
        if below.i > token.i and below.dep in ("dobj", "pobj"):
            words = agreement_words(grounds, below.i)
            if words:
                return words
    return None


def _taking(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is taking two days to consider the terms"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in (*_TOLD, Told.FUTURE):
        return
    things = grounds.sentence.children(token.i, "dobj")
    counted = grounds.words("positions")["time.counted"]
    if any(t.lemma in counted or _is_time(grounds, t) for t in things) and _purpose(grounds, token, things):
        agreement = _agreement_after(grounds, token)
        if agreement or _talks_of_agreement(grounds):
            yield from _claims(grounds, token, Position.ASKED_FOR_TIME, agreement, until_tokens=None)


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
            yield from _claims(grounds, token, Position.DENIED_HAVING_AGREED, agreement)


def _suspended(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X suspended its participation in the talks", "X suspended the truce"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    for thing in grounds.sentence.children(token.i, "dobj"):
        about = [*grounds.after(thing.i, "in", "to", "with", "of"), *grounds.after(token.i, "in", "to", "with")]
        named = next((w for pobj in about if (w := agreement_words(grounds, pobj.i))), None)
        talks = next((grounds.phrase(p.i) for p in about if p.lemma in words["agreements.negotiations"]), None)
        if thing.lemma in words["words.participation"] and (named or talks):
            yield from _claims(grounds, token, Position.SUSPENDED, named or talks)
        elif agreement_words(grounds, thing.i):
            yield from _claims(grounds, token, Position.SUSPENDED, agreement_words(grounds, thing.i))


def _withdrew(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X withdrew from the truce", "X pulled out of the talks", "X abandoned the ceasefire"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    left = [*grounds.after(token.i, "from", "of")]
    for prep in grounds.sentence.children(token.i, "prep"):
        left.extend(grounds.after(prep.i, "of", "from"))
    for thing in left:
        talks = grounds.phrase(thing.i) if thing.lemma in words["agreements.negotiations"] else None
        agreement = agreement_words(grounds, thing.i) or (talks if thing.dep == "pobj" else None)
        if agreement and not _without(grounds, token):
            yield from _claims(grounds, token, Position.WITHDREW, agreement)
    for thing in grounds.sentence.children(token.i, "dobj"):
        ends = token.lemma not in ("leave", "pull", "walk", "denounce")
        if ends and thing.lemma in words["agreements.ceasefires"] and agreement_words(grounds, thing.i):
            yield from _claims(grounds, token, Position.WITHDREW, agreement_words(grounds, thing.i))


def _without(grounds: Grounds, token: Token) -> bool:
    return any(below.lower == "without" for below in grounds.sentence.subtree(token.i))


def _invited(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X was invited to the talks", "the host invited X and Y to peace talks"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    talks = [
        p
        for p in grounds.after(token.i, "to", "for")
        if p.lemma in grounds.words("positions")["agreements.negotiations"]
    ]
    if not talks:
        return
    passive = bool(grounds.sentence.children(token.i, "nsubjpass"))
    guests = None if passive else [t.i for t in grounds.objects(token.i) if grounds.is_actor(t.i)]
    yield from _claims(grounds, token, Position.INVITED, grounds.phrase(talks[0].i), guests)


def _positive(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is positive about the agreement", "X has a positive view of the document"."""
    words = grounds.words("positions")
    governor = grounds.sentence[token.head]
    if token.dep == "acomp":
        verb, about = governor, grounds.after(token.i, "about", "on", "to", "towards", "toward")
    elif token.dep == "amod" and governor.lemma in words["words.view"] and governor.dep == "dobj":
        verb, about = grounds.sentence[governor.head], grounds.after(governor.i, "of", "on", "about")
    else:
        return
    if grounds.read(verb.i).told not in _TOLD:
        return
    for pobj in about:
        agreement = agreement_words(grounds, pobj.i)
        if agreement:
            yield from _claims(grounds, verb, Position.ACCEPTS_IN_PRINCIPLE, agreement)


def _format(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Indirect contacts between X and Y": each takes part, at one remove."""
    words = grounds.words("positions")
    modifiers = {child.lower for child in grounds.sentence.children(token.i, "amod", "compound")}
    if not modifiers & words["words.indirect"]:
        return
    verb = grounds.sentence[token.head]
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
        verb = grounds.sentence[verb.head]
    if verb.pos not in ("VERB", "AUX") or grounds.read(verb.i).told not in _TOLD:
        return
    between = [h for pobj in grounds.after(token.i, "between", "involving") for h in grounds.heads(pobj.i)]
    at = token.dep == "pobj" and grounds.sentence[token.head].lower in ("at", "in", "during")
    actors = between or (grounds.actors(grounds.subject(verb.i)) if at else ())
    for actor in actors:
        values = {"position": Position.ATTENDING_INDIRECT, "agreement": None}
        edges = grounds.sentence.edges(token.i) if between else grounds.bounds(verb.i)
        yield grounds.claim("position", token.i, values, {"actor": (actor,)}, edges=edges)
