"""What is thought, wished, judged or spoken about: attributions that are no saying (PolNeAR's wider kinds).

A cue here is a verb of belief, wish or address, a noun ("the claim that ..."), or an adjective ("is confident
that ..."). Its content is the stretch of the arguments behind it, which may be a thing as well as a clause. What is
found is of kind `holds` or `acts`, never `says`.
"""

from collections.abc import Collection, Iterator

from trucewatch.statements.attribution.attitudes.cues import Attitudes, attitudes
from trucewatch.statements.attribution.attitudes.nouns import of_adjective, of_noun
from trucewatch.statements.attribution.attitudes.verbs import of_verb
from trucewatch.statements.attribution.speech import Reported
from trucewatch.statements.sentence import Sentence

__all__ = ["Attitudes", "attitudes", "held"]


def held(sentence: Sentence, index: int, lexicon: Attitudes, taken: Collection[int]) -> Iterator[Reported]:
    """Yield every attitude of a sentence, in order of the cues, but for the cues that are `taken`."""
    for token in sentence:
        if token.i in taken:
            continue
        if token.pos in ("VERB", "AUX"):
            found = of_verb(sentence, index, token, lexicon)
        elif token.pos == "NOUN":
            found = of_noun(sentence, index, token, lexicon)
        elif token.pos == "ADJ" or token.dep == "acomp":
            found = of_adjective(sentence, index, token, lexicon)
        else:
            continue
        if found is not None:
            yield found
