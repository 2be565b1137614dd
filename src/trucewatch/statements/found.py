"""What extractors find in one sentence, in tokens, before actors are resolved and statements are cut."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trucewatch.model import Place, Stance, When


@dataclass(frozen=True)
class Mention:
    """Words that name an actor: the first and the last token (both included) of one sentence."""

    first: int
    last: int


@dataclass(frozen=True)
class FoundClaim:
    """A typed claim in one sentence.

    `first` and `last` bound the clause that makes the claim (both included): the statement's content where no
    attribution bounds it more closely. `anchor` is the token that carries it (a verb, a noun). `type` is a claim
    type of the model; `values` its plain fields as enumerated words, numbers or texts; `actors` its fields that
    name actors, each with its mentions (one for a single-actor field, None where nobody is named). `stance` and
    `hedge` are given where the claim's own words fix them ("accused of", "would not", "reportedly").
    """

    type: str
    first: int
    last: int
    anchor: int
    values: Mapping[str, object] = field(default_factory=dict)
    actors: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    stance: Stance | None = None
    hedge: str | None = None


@dataclass(frozen=True)
class FoundTime:
    """A time expression: its tokens (both included), the token it hangs on, and the time it stands for.

    `ahead` is true where its clause looks forward ("until", "would attend"). `limit` is true where the words
    set a bound to what is told, not its time ("until Tuesday", "by Friday"); `utterance` where it is the time
    of a verb of saying. `part` is the part of the day said ("morning"), None where none is.
    """

    first: int
    last: int
    governor: int
    when: When
    ahead: bool = False
    limit: bool = False
    utterance: bool = False
    part: str | None = None


@dataclass(frozen=True)
class FoundPlace:
    """A place name: its tokens (both included) and the place it stands for."""

    first: int
    last: int
    place: Place
