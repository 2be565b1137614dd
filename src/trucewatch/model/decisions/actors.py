"""What people decide on who is who: actors that the machine takes, or could take, for one."""

from trucewatch.model.decisions.base import Decision


class ActorsApart(Decision, frozen=True, kw_only=True, tag="actors-apart"):
    """That two actors are two, each named by an id of the record (also a former one) or by a name as it is written.

    A name means every actor that bears it, in reports to come too. `apart` false takes an earlier such decision on
    the pair back: the machine joins them again if it finds them one. The newest on a pair holds.
    """

    left: str
    right: str
    apart: bool = True
