"""What a coder is shown of an item: its own words and who says them, and nothing that anybody concluded from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model import Report, Statement
from trucewatch.register.decided.incident import Incident
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """An item of a round as it is seen. All is empty where nothing of this id is seen: it is not there any more, or not
    for this person, and the answer is the same.

    `titled` is what it is where the title is the program's: an incident, or a kind of matter."""

    item: str
    title: str = ""
    titled: str = ""
    incident: Incident | None = None
    statements: Sequence[Statement] = ()
    report: Report | None = None
    words: str = ""

    @property
    def there(self) -> bool:
        """Whether there is anything to be shown."""
        return bool(self.title)


def exhibit(sight: Sight, item: str) -> Exhibit:
    """Return what is shown of an incident, a statement, a report or a matter, by its id or a former one."""
    view = sight.view
    if item in view.statements:
        one = view.statements[item]
        return Exhibit(item=item, title=one.text, statements=(one,))
    if item in view.reports:
        report, text = view.reports[item], view.texts.get(item)
        words = text.content if text else ""
        return Exhibit(item=item, title=report.title or report.file, report=report, words=words)
    incident = sight.board.named(item)
    if incident is not None:
        return Exhibit(item=item, title=incident.title, titled="incident", incident=incident)
    matter = view.matters.get(sight.alias_of.get(item, item))
    if matter is not None:
        return Exhibit(item=item, title=matter.title, titled=matter.kind, statements=sight.told(matter))
    return Exhibit(item=item)
