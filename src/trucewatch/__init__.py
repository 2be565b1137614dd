"""Ceasefire monitoring and verification: reports in, a cited record out."""

__version__ = "0.1.0"
