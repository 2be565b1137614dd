"""A view made into a brief: what goes into which section, in which order, on which evidence."""

from trucewatch.briefs.ahead import ahead
from trucewatch.briefs.backings import backed
from trucewatch.briefs.boards import agreed, owed
from trucewatch.briefs.brief import Brief
from trucewatch.briefs.clashes import clashes
from trucewatch.briefs.counts import counts
from trucewatch.briefs.crosschecked import crosschecked, unseen
from trucewatch.briefs.incidents import incidents, start_of_period
from trucewatch.briefs.intake import intake
from trucewatch.briefs.lookup import Counting, Lookup
from trucewatch.briefs.positions import standings, truces
from trucewatch.briefs.reconciled import reconciled
from trucewatch.codebook import Codebook, load
from trucewatch.register.view import View


def brief(view: View, codebook: Codebook | None = None, counting: Counting | None = None) -> Brief:
    """Return the brief of this view; the same view and codebook give the same brief.

    Without a codebook the shipped one is loaded. `counting` counts the support of some statements of the view; without
    it the recorded chains are counted as they are.
    """
    book = codebook or load()
    return brief_of(Lookup(view, book, counting), book)


def brief_of(look: Lookup, codebook: Codebook) -> Brief:
    """Return the brief of the view behind a lookup that was made already."""
    stand, last = standings(look), look.view.shown()
    alleged, background = incidents(look, start_of_period(look))
    return Brief(
        sequence=last.sequence,
        head=last.head,
        intake=intake(look),
        standings=stand,
        truces=truces(look),
        clashes=clashes(look),
        alleged=alleged,
        background=background,
        counts=counts(look),
        backed=backed(look),
        ahead=ahead(look, stand),
        agreed=agreed(look, codebook),
        owed=owed(look, codebook),
        reconciled=reconciled(look, codebook),
        found=crosschecked(look),
        unseen=unseen(look),
    )
