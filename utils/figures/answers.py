"""What the learner's function answers inside a picture, read as a number, a truth or a path."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from utils.frame import Budget, BudgetSpent, Driver

Value = TypeVar("Value")
Array = NDArray[np.float64]
MOST_PLACES = 10_000


@dataclass(frozen=True)
class Answer(Generic[Value]):
    """A value to draw, or a sentence about why there is none."""

    value: Value | None
    trouble: str = ""


def ask(driver: Driver, read: Callable[[Any], Value | None], *args: Any, seconds: float = 0.5) -> Answer[Value]:
    """What the driver's code returns for `args`, as `read` understands it (None: it does not). Never raises."""
    try:
        with Budget(seconds=seconds) as run:
            returned = run(driver.call, *args)
    except BudgetSpent as spent:
        return Answer(None, str(spent))
    except Exception as error:
        return Answer(None, f"{driver.name} stops here with {type(error).__name__}.")
    value = read(returned)
    if value is None:
        return Answer(None, f"{driver.name} returned {_kind(returned)}, which the picture cannot draw.")
    return Answer(value)


def ask_reference(driver: Driver, *args: Any) -> Any:
    """What our own code returns for `args`, without numpy's warnings."""
    with np.errstate(all="ignore"):
        return driver.reference(*args)


def read_number(returned: Any) -> float | None:
    """A finite float, if one number came back in whatever shape."""
    numbers = _as_floats(returned)
    return float(numbers[0]) if numbers.size == 1 and np.isfinite(numbers[0]) else None


def read_truth(returned: Any) -> bool | None:
    """True or False, if one of the two came back."""
    return bool(returned) if isinstance(returned, (bool, np.bool_)) else None


def read_path(returned: Any) -> Array | None:
    """The places of a walk in one variable, (k,), in whatever shape they came back; NaN and inf may be among them."""
    places = _as_floats(returned)
    return places if 1 <= places.size <= MOST_PLACES else None


def read_numbers(names: Collection[str], returned: Any) -> dict[str, float | None] | None:
    """The finite number under each of `names` (None: there is none) of a dict; None if no dict came back."""
    if not isinstance(returned, dict):
        return None
    return {name: read_number(returned.get(name)) for name in names}


def _as_floats(returned: Any) -> Array:
    """All numbers that came back, one after the other; none if anything else is among them."""
    try:
        numbers = np.asarray(returned)
    except Exception:  # lists of unequal lengths, and objects that only look like arrays
        return np.empty(0)
    return numbers.astype(float).ravel() if numbers.dtype.kind in "biuf" else np.empty(0)


def _kind(returned: Any) -> str:
    if returned is None or isinstance(returned, (bool, str, float)):
        return repr(returned)[:40]
    if isinstance(returned, np.ndarray):
        return f"an array of shape {returned.shape}"
    return f"a value of type {type(returned).__name__}"
