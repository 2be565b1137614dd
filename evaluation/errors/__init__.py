"""Errors by kind: what is still read wrongly on the parts of the corpora that rules are developed on.

One small module a corpus says of what kind a miss or a false alarm is, by what can be computed from the label, our
answer and the parse. `python -m evaluation.errors` counts them; parts kept for reporting are never read here.
"""
