"""Search: words folded over scripts, an index held in memory for each set of rooms, and answers that say why."""

from trucewatch.web.seeking.answering import Answer, Hit, answer
from trucewatch.web.seeking.asking import Asked
from trucewatch.web.seeking.finder import Finder

__all__ = ["Answer", "Asked", "Finder", "Hit", "answer"]
