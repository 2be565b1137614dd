"""People: accounts, sessions, roles, and the audit of who signed in and what was taken out. Never in the record."""

from trucewatch.web.people.accounts import Accounts, Person
from trucewatch.web.people.audit import Audit, Event
from trucewatch.web.people.passwords import Passwords
from trucewatch.web.people.sessions import Session, Sessions
from trucewatch.web.people.tables import open_people

__all__ = ["Accounts", "Audit", "Event", "Passwords", "Person", "Session", "Sessions", "open_people"]
