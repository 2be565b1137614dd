"""Who is who: the actors of one report, and the same actors across reports."""

from trucewatch.statements.actors.cast import Cast
from trucewatch.statements.actors.joining import join_actors

__all__ = ["Cast", "join_actors"]
