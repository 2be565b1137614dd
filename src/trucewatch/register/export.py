"""The register as lines of JSON that an outsider can verify offline, with nothing of ours: see verifier/verify.py.

The first line names the format, the last tells how many entries there were and the last id; between them one line
an entry, with its payload in base64 or null where it was shredded. Every line is canonical JSON.
"""

from typing import BinaryIO

from trucewatch.register.canonical import canonical
from trucewatch.register.chain import Head
from trucewatch.register.recorder import Recorder, read_range

HEADER = {"format": "trucewatch-register", "version": 1}


def write_export(recorder: Recorder, stream: BinaryIO) -> Head:
    """Write the record as it stands now and return its head. Raises RegisterBroken where it cannot be read."""
    head = recorder.head()
    stream.write(canonical(HEADER) + b"\n")
    for one in read_range(recorder, 1, head.sequence):
        stream.write(canonical(one) + b"\n")
    stream.write(canonical({"count": head.sequence, "head": head.id}) + b"\n")
    return head
