"""What every decision of a person has in common: a stored name that tells which one it is."""

import msgspec


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="decision"):
    """The base of what people decide; `decision` tells them apart in stored form, and never changes."""
