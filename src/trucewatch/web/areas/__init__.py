"""The parts of the application, one module each. To add one: write the module and put its `area` in the list."""

from trucewatch.web.areas import (
    account,
    actors,
    admin,
    agreement_more,
    agreement_steps,
    agreements,
    brief,
    commitments,
    figures,
    ground,
    home,
    inbox,
    incident_form,
    incident_steps,
    incidents,
    lines,
    matters,
    offline,
    reader,
    search,
)
from trucewatch.web.permissions import Area

AREAS: tuple[Area, ...] = (
    account.area,
    actors.area,
    admin.area,
    agreement_more.area,
    agreement_steps.area,
    agreements.area,
    brief.area,
    commitments.area,
    figures.area,
    ground.area,
    home.area,
    inbox.area,
    incident_form.area,
    incident_steps.area,
    incidents.area,
    lines.area,
    matters.area,
    offline.area,
    reader.area,
    search.area,
)
"""Every area, in no particular order: the navigation is ordered by the tabs."""
