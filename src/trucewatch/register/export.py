"""The register as lines of JSON that an outsider can verify offline, with nothing of ours: see verifier/verify.py.

The first line names the format; then comes one line an entry, with its payload in base64 or null where it was
shredded. The last line tells how many entries there were, the last id, the root of the tree over all ids, the newest
checkpoint if there is one, and, where that was asked for, the proof that the record goes on from a checkpoint that
somebody kept. Every line is canonical JSON.
"""

from typing import BinaryIO

from trucewatch.register.access import Counted
from trucewatch.register.canonical import canonical
from trucewatch.register.chain import Head
from trucewatch.register.notary import Notary
from trucewatch.register.notes import Note
from trucewatch.register.proofs import export_end
from trucewatch.register.recorder import Recorder, read_range

HEADER = {"format": "trucewatch-register", "version": 1}


def write_export(recorder: Recorder, stream: BinaryIO | Counted, since: Note | None = None) -> Head:
    """Write the record as it stands now and return its head.

    `since` is a checkpoint that somebody kept. Raises RegisterBroken where the record cannot be read, NoteError
    where what is signed in it does not hold, or where the checkpoint is not one of this record.
    """
    head = recorder.head()
    notary = Notary()
    stream.write(canonical(HEADER) + b"\n")
    for one in read_range(recorder, 1, head.sequence):
        notary.add(one.entry.id, one.entry.kind, one.payload)
        stream.write(canonical(one) + b"\n")
    end = {"count": head.sequence, "head": head.id, **export_end(notary, since)}
    stream.write(canonical(end) + b"\n")
    return head
