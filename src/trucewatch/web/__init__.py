"""The review application: server-rendered pages over a record's views; every write is a person's decision."""

from trucewatch.web.app import create_app
from trucewatch.web.configuration import WebSettings

__all__ = ["WebSettings", "create_app"]
