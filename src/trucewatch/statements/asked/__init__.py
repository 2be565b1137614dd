"""Statements that a language model proposes: asked only where its user set that up, taken only word for word."""

from trucewatch.statements.asked.asking import Asker, Tally
from trucewatch.statements.asked.endpoint import Endpoint

__all__ = ["Asker", "Endpoint", "Tally"]
