"""What comparing the figures of each counter concluded, in sentences with what they rest on."""

from trucewatch.briefs.brief import Evidence, Reconciled, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import Wording, joined, name_words, visible
from trucewatch.codebook import Codebook
from trucewatch.model import Outcome, Reconciliation


def reconciled(look: Lookup, codebook: Codebook) -> tuple[Reconciled, ...]:
    """Return the recorded conclusions: what cannot be first, then what is to be asked about, then the rest."""
    words, order = Wording(codebook, "reconciling"), list(Outcome)
    made = (_reconciled(look, words, one) for one in look.view.reconciliations.values())
    return tuple(sorted(made, key=lambda one: order.index(one.outcome)))


def _reconciled(look: Lookup, words: Wording, one: Reconciliation) -> Reconciled:
    told = tuple(found for found in one.figures if found in look.view.statements)
    people = dict.fromkeys(name_words(look.view.entered[found].by) for found in one.figures if found not in told)
    return Reconciled(
        series=one.series,
        outcome=one.outcome,
        kind=one.kind,
        standing=words.phrase("outcomes", one.outcome),
        name=words.phrase("conclusions", one.kind),
        sentence=Sentence(words=visible(one.because), evidence=Evidence(statements=told)),
        entered_by=joined(people),
    )
