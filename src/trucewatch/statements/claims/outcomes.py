"""What is said of how talks went, by the verb that they are the subject of: broke down, ended in failure, went on."""

from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.sentence import Token

TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED, Told.FUTURE)


def outcome_of(grounds: Grounds, verb: Token) -> tuple[str | None, Reading | None]:
    """Return the codebook's word for what a verb says of talks, and how it is told; no reading where it is not told."""
    words = grounds.words("meetings")
    reading = grounds.read(verb.i)
    below = grounds.sentence.child(verb.i, "xcomp")
    if verb.lemma in ("appear", "seem") and below is not None:
        outcome, inner = outcome_of(grounds, below)
        return outcome, inner
    outcome = outcome_word(grounds, verb)
    if reading.told is Told.FUTURE and (outcome in ("held", "began") or verb.lemma in words["verbs.travel"]):
        outcome = "planned"
    if outcome == "began" and verb.tag in ("VBZ", "VBP") and not grounds.sentence.children(verb.i, "aux"):
        outcome = "planned"
    if reading.told is Told.FUTURE and outcome is None:
        return None, None
    if outcome == "ended":
        outcome = _ended(grounds, verb)
    made = made_by(grounds, verb)
    if made is not None and reading.told in (*TOLD, Told.NEGATED):
        return made, Reading(Told.REAL, reading.hedges)
    if outcome == "held" or (outcome == "continuing" and _lasted(grounds, verb)):
        outcome = None
    return outcome, reading if reading.told in TOLD else None


def _lasted(grounds: Grounds, verb: Token) -> bool:
    """Whether it is told how long talks that are over took: "went on for two hours"."""
    spans = (t for p in grounds.sentence.children(verb.i, "prep") if p.lower == "for"
             for t in grounds.sentence.children(p.i, "pobj"))  # fmt: skip
    return verb.tag == "VBD" and any(t.ent in ("TIME", "DATE") for t in spans)


def _ended(grounds: Grounds, verb: Token) -> str:
    """What talks ended in: without a deal, with one, in failure."""
    words = grounds.words("meetings")
    if any(p.lower == "without" for p in grounds.sentence.children(verb.i, "prep")):
        return "no-agreement"
    for thing in grounds.after(verb.i, "in", "with"):
        none = any(child.lower == "no" for child in grounds.sentence.children(thing.i, "det"))
        if thing.lemma in words["nouns.agreements"]:
            return "no-agreement" if none else "agreement-reached"
        for outcome, nouns in words.under("ended_in").items():
            if thing.lemma in nouns:
                return outcome
    return "ended"


def made_by(grounds: Grounds, verb: Token) -> str | None:
    """What talks brought, where the verb has it as its object: progress, a deal, or none."""
    words = grounds.words("meetings")
    if verb.lemma not in words["verbs.bring"]:
        return None
    for thing in grounds.sentence.children(verb.i, "dobj"):
        modifiers = {child.lower for child in grounds.sentence.children(thing.i, "det", "amod")}
        none = bool(modifiers & words["nouns.none"]) or bool(grounds.sentence.children(verb.i, "neg"))
        if thing.lower == "nothing" or (none and thing.lemma in words["nouns.results"]):
            return "no-progress"
        if thing.lemma in words["nouns.progress"]:
            return "no-progress" if none else "progress"
        if thing.lemma in words["nouns.breakthrough"]:
            return "no-agreement" if none else "breakthrough"
        if thing.lemma in words["nouns.agreements"]:
            return "no-agreement" if none else "agreement-reached"
    return None


def outcome_word(grounds: Grounds, verb: Token) -> str | None:
    """Return the codebook's word for talks that do this: that are held, break down, go on."""
    words = grounds.words("meetings")
    particles = {child.lower for child in grounds.sentence.children(verb.i, "prt", "advmod", "prep", "dobj")}
    needed = words.under("particles").get(verb.lemma)
    if needed is not None and not needed & particles:
        return None
    return next((outcome for outcome, verbs in words.under("outcomes").items() if verb.lemma in verbs), None)
