"""The unit that somebody named on the command line."""

from __future__ import annotations

import difflib

from autograder.commands.refusal import Refused
from autograder.exercise import Unit
from autograder.exercises import units


def unit_named(name: str) -> Unit:
    """The unit called `name`. Raises Refused, listing the near names, if there is none."""
    known = {unit.name: unit for unit in units()}
    if name in known:
        return known[name]
    near = [other for other in known if name and name in other] or difflib.get_close_matches(name, known, cutoff=0.4)
    listed = f"Did you mean {' or '.join(near)}?" if near else f"There is: {', '.join(known)}."
    raise Refused(f"There is no unit called {name!r}. {listed}")
