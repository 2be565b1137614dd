"""The page of a long report says how far it is read and compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from trucewatch import pipeline
from trucewatch.codebook import load
from trucewatch.register import Recorder

PARAGRAPH = "Rebels shelled the port of Seyre on {day}, the harbour master said. Two people were killed."


def test_a_report_that_is_not_compared_to_its_end_says_so(
    signed_in: Callable[..., Any], recorder: Recorder, tmp_path: Path
) -> None:
    (tmp_path / "layer").mkdir()
    limits = "[limits]\npart_letters = 100\ncompared = 1\n"
    (tmp_path / "layer" / "sentences.toml").write_text(f'version = "1"\nsource = "our own"\n{limits}')
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(PARAGRAPH.format(day=day) for day in ("Monday", "Tuesday", "Friday")))
    view = pipeline.read([path], recorder, load([tmp_path / "layer"]), jobs=1).view
    ((report, parts),) = view.parts.items()
    shown = signed_in().get(f"/reports/{report}").text
    assert f"the first {parts.told} of its {parts.told + parts.untold} statements are compared and marked here" in shown
    assert f"in entries {parts.entries[0]} to {parts.entries[-1]}" in shown
