"""Where work runs: this machine's cores, or a distributed engine. Knows no stage by name."""

from trucewatch.engine.local import Local
from trucewatch.engine.protocol import Engine, Failed, Hints

__all__ = ["Engine", "Failed", "Hints", "Local"]
