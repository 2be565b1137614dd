"""Whose word it is: copied passages, credits, chains of statements with one origin, and support counted by them."""

from trucewatch.origins.kept import Kept
from trucewatch.origins.kept_files import Files, keeping
from trucewatch.origins.support import Supports, support
from trucewatch.origins.tracing import Origins, trace

__all__ = ["Files", "Kept", "Origins", "Supports", "keeping", "support", "trace"]
