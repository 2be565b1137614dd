"""Settings that a user may change, read when asked and never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Everything that the environment may set.

    `TRUCEWATCH_CODEBOOK`: folders of the user's own codebook layers, separated as in PATH.
    `TRUCEWATCH_MODEL_KEY`: the key for a language model's endpoint, which is asked only where a command names one.
    """

    codebook_layers: tuple[Path, ...] = ()
    model_key: str | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Return the settings of an environment."""
        layers = environment.get("TRUCEWATCH_CODEBOOK", "")
        return cls(
            codebook_layers=tuple(Path(folder) for folder in layers.split(os.pathsep) if folder),
            model_key=environment.get("TRUCEWATCH_MODEL_KEY") or None,
        )
