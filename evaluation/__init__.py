"""The gate: every measurement there is, its floors, and the table in docs/accuracy.md (`trucewatch evaluate`)."""
