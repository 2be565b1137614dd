"""Whatever the parser makes of a sentence, the claims found in it hold together."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.statements.claims import find_claims
from trucewatch.statements.sentence import Sentence, Token

_WORDS = (
    ("sign", "VERB", "VBD"), ("agree", "VERB", "VBN"), ("back", "VERB", "VBZ"), ("leave", "VERB", "VBD"),
    ("without", "ADP", "IN"), ("truce", "NOUN", "NN"), ("talks", "NOUN", "NNS"), ("army", "NOUN", "NN"),
    ("Norland", "PROPN", "NNP"), ("which", "PRON", "WDT"), ("whose", "PRON", "WP$"), ("will", "AUX", "MD"),
    ("not", "PART", "RB"), ("to", "PART", "TO"), ("shelling", "NOUN", "NN"), ("say", "VERB", "VBD"),
    ("accuse", "VERB", "VBD"), ("other", "ADJ", "JJ"), ("send", "VERB", "VBD"), ("troops", "NOUN", "NNS"),
    ("by", "ADP", "IN"), ("of", "ADP", "IN"), ("meet", "VERB", "VBD"), ("call", "VERB", "VBD"), (",", "PUNCT", ","),
    ("kill", "VERB", "VBN"), ("ask", "VERB", "VBD"), ("time", "NOUN", "NN"), ("declare", "VERB", "VBD"), ('"', "PUNCT", "''"),
)  # fmt: skip
_DEPS = (
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj",
    "cc", "appos", "poss", "pcomp", "aux", "auxpass", "neg", "mark", "attr", "amod", "compound", "det", "punct",
)  # fmt: skip


@st.composite
def _sentences(draw: st.DrawFn) -> Sentence:
    count = draw(st.integers(1, 24))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    tokens = []
    for i in range(count):
        word, pos, tag = draw(st.sampled_from(_WORDS))
        dep = "ROOT" if heads[i] == i else draw(st.sampled_from(_DEPS))
        ent = draw(st.sampled_from(("", "", "GPE", "PERSON", "DATE"))) if pos == "PROPN" else ""
        tokens.append(Token(i, 10 * i, 10 * i + 9, word, word.lower(), word.lower(), pos, tag, dep, heads[i], ent))
    return Sentence(tuple(tokens), 0)


@settings(max_examples=400, deadline=None)
@given(sentence=_sentences())
def test_any_tree_is_read_and_every_claim_lies_inside_the_sentence(sentence: Sentence, codebook: Codebook) -> None:
    found = find_claims(sentence, codebook)
    assert found == find_claims(sentence, codebook)
    for claim in found:
        assert 0 <= claim.first <= claim.last < len(sentence)
        assert 0 <= claim.anchor < len(sentence)
        for mention in (mention for mentions in claim.actors.values() for mention in mentions):
            assert 0 <= mention.first <= mention.last < len(sentence)


def test_a_sentence_without_claims_has_none(found: Callable[[str, str], list[str]]) -> None:
    for kind in ("position", "occurrence", "support", "meeting", "commitment", "appeal"):
        assert found("Rain fell on the quiet harbour all day.", kind) == []
