"""What people's judgements come to: one module per family of decisions, each a pure fold over the judgements seen."""
