"""Acts that nouns name ("shelling was heard", "clashes broke out", "killed in air strikes")."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, kind_of_noun
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.figurative import is_figurative
from trucewatch.statements.claims.frames import first, framed
from trucewatch.statements.claims.governing import told_of
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return ((_event, words.union("nouns") | words["modified.heads"] | words["advancing.nouns"]),)


def _event(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """An act's noun that a verb tells as happening, as done by somebody, or as having harmed."""
    kind = kind_of_noun(grounds, token)
    if kind is None or _is_civic(grounds, token) or _is_traded(grounds, token):
        return
    act = framed(grounds, token, kind)
    reading = _reading(grounds, token, act) if act else None
    if act is not None and reading is not None and reading.told in TOLD and not is_figurative(grounds, act):
        yield from claims_of(grounds, act, reading, grounds.subject(act.verb))


def _reading(grounds: Grounds, token: Token, act: Act) -> Reading:
    """How an act is told: "there were no clashes", "no shelling was reported" tell that there was none."""
    reading = grounds.read(act.verb)
    if grounds.sentence[act.verb].lemma in grounds.modality["verbs.denied"]:
        return replace(reading, told=Told.DENIED) if reading.told is Told.REAL else reading
    if grounds.sentence[act.verb].head == token.i:
        told = told_of(grounds, token)
        return replace(reading, told=told or Told.UNREAL) if reading.told is Told.REAL else reading
    start = first(grounds, token)
    none = reading.told is Told.NEGATED and reading.by == start.i and start.dep in ("attr", "nsubjpass")
    if not none or any(aux.tag in ("MD", "TO") for aux in grounds.sentence.children(act.verb, "aux")):
        return reading
    return replace(reading, told=Told.DENIED) if grounds.governed(act.verb).told is Told.REAL else reading


def _is_traded(grounds: Grounds, token: Token) -> bool:
    """Whether fire is exchanged: that is told by the verb."""
    words = grounds.words("occurrences")
    verb = grounds.sentence[token.head]
    return token.lemma.lower() in words["fire.traded"] and token.dep == "dobj" and verb.lemma in words["fire.trade"]


def _is_civic(grounds: Grounds, token: Token) -> bool:
    """Whether those who act are workers or protesters, or a trade is what is struck: their strike is none."""
    words = grounds.words("occurrences")
    civic, trades = words["objects.civic"], words["objects.trades"]
    verb = grounds.sentence[first(grounds, token).head]
    if token.lemma in words["bombing.verbs"] and any(t.lemma in trades for t in grounds.objects(verb.i)):
        return True
    return any(
        p.lemma in civic or any(c.lemma in civic for c in grounds.sentence.children(p.i))
        for p in grounds.after(token.i, "by", "of")
    )
