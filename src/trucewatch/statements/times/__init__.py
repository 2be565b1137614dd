"""Time expressions: found, worked out, and chosen for a claim."""

from trucewatch.statements.times.choosing import deadline, said_time, time_of
from trucewatch.statements.times.direction import clause as clause_of
from trucewatch.statements.times.finding import TimeFinder
from trucewatch.statements.times.fixing import find_times

__all__ = ["TimeFinder", "clause_of", "deadline", "find_times", "said_time", "time_of"]
