"""The parts of the application, one module each. To add one: write the module and put its `area` in the list."""

from trucewatch.web.areas import (
    account,
    admin,
    brief,
    ground,
    home,
    inbox,
    incident_form,
    incident_steps,
    incidents,
    matters,
    reader,
    search,
)
from trucewatch.web.permissions import Area

AREAS: tuple[Area, ...] = (
    home.area,
    account.area,
    inbox.area,
    reader.area,
    matters.area,
    ground.area,
    search.area,
    brief.area,
    incident_form.area,
    incident_steps.area,
    incidents.area,
    admin.area,
)
"""Every area, in no particular order: the navigation is ordered by the tabs."""
