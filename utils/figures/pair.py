"""Two drivers in one picture: whose code it runs, in words for its title."""

from __future__ import annotations

from utils.frame import Driver, credit


def credit_of(*drivers: Driver) -> str:
    """The credit that all drivers share; a wrong one stands for all; else the names of the learner's own."""
    wrong = [driver for driver in drivers if driver.whose == "wrong"]
    if wrong:
        return credit(wrong[0])
    own = [driver for driver in drivers if driver.whose == "yours"]
    if len(own) in (0, len(drivers)):
        return credit(drivers[0])
    return f"your {' and '.join(driver.name for driver in own)}, our code for the rest"
