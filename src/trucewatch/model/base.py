"""What every noun of the model has in common: frozen, compared by value, told apart by a kind."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value. Two values are equal when all their fields are."""
