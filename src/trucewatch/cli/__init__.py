"""The command line: thin commands over the pipeline, the register, the briefs and the exports.

Results go to standard output, talk to standard error. Exit status 0: done; 1: done, but some input was set
aside (or, for `check`, the record does not hold); 2: could not run. What a command needs is imported when it
runs, so that `--help` is quick.
"""

import os

import click

from trucewatch import __version__
from trucewatch.cli import (
    agreed,
    codebooks,
    coding,
    commitments,
    counting,
    desk,
    evaluating,
    figures,
    importing,
    incidents,
    judging,
    keeping,
    laying,
    looking,
    proof,
    reading,
    serving,
    situation,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="trucewatch")
def main() -> None:
    """Ceasefire monitoring and verification: reports in, a cited record out.

    Read a folder of reports into a record, look at what it says, check that nobody changed it:

    \b
      trucewatch read reports/ --record case.truce
      trucewatch brief case.truce --html brief.html
      trucewatch check case.truce
    """
    # before anything multiplies: sentences are small, threads would wait for each other, and last bits would differ
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


for _command in (counting.count, counting.matrix, looking.list_, looking.show, looking.terms):
    incidents.incident.add_command(_command)

for _command in (
    *(reading.read, importing.import_table, reading.brief, reading.show, reading.check, reading.export),
    *(proof.key, proof.checkpoint, proof.prove, proof.stamp, proof.stamps),
    *(keeping.backup, keeping.restore, keeping.erase, keeping.prepare),
    judging.judge,
    situation.situation,
    *(agreed.agreement, commitments.commitment),
    figures.figures,
    laying.lines,
    *(incidents.incident, desk.desk, coding.coding, codebooks.codebook),
    serving.serve,
    evaluating.evaluate,
):
    main.add_command(_command)
