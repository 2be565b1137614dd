"""Run the project's own main job in process, as the command line would, and hand out its JSON export."""

import json
from pathlib import Path
from typing import Any

from evaluation.measurement import Data
from trucewatch import pipeline
from trucewatch.export import FORMATS
from trucewatch.register import MemoryRecorder


def exported(data: Data, folder: Path) -> bytes:
    """Return the JSON export of a record that holds all reports of a folder."""
    run = pipeline.read([folder], MemoryRecorder(), data.codebook)
    return FORMATS["json"](run.view)


def document(data: Data, folder: Path) -> dict[str, Any]:
    """Return the export of a folder, decoded."""
    decoded: dict[str, Any] = json.loads(exported(data, folder))
    return decoded
