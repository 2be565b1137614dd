"""Where a matter stands on the three axes; beyond `corroborated`, and on every violation, people decide."""

from trucewatch.verification.assessing import assess
from trucewatch.verification.figures import reconcile, since
from trucewatch.verification.sides import Sides

__all__ = ["Sides", "assess", "reconcile", "since"]
