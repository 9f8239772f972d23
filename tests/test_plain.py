"""Nothing that a learner's function hands back takes part in a verdict but plain copies of it."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numpy as np
import pytest

from autograder import CheckFailed, check, examine
from autograder.exercises import find
from autograder.plain import Opaque, plain


class Hostile:
    """Raises whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    def __repr__(self) -> str:
        raise RuntimeError("repr")

    __hash__ = None  # type: ignore[assignment]


class AlwaysEqual(str):
    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


class LyingFloat(float):
    def __float__(self) -> float:
        return 42.0


class LyingList(list):  # type: ignore[type-arg]
    def __iter__(self) -> Any:
        return iter([42.0])


class Falsy(Exception):
    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        raise RuntimeError("str")


def raise_falsy(*args: Any) -> Any:
    raise Falsy


def cyclic() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


def test_a_subclass_is_its_base_whatever_it_says() -> None:
    pair = namedtuple("pair", "dw db")(1.0, 2.0)
    assert (type(plain(pair)), plain(pair)) == (tuple, (1.0, 2.0))
    assert (type(plain(LyingFloat(1.5))), plain(LyingFloat(1.5))) == (float, 1.5)
    assert plain(LyingList([1.0])) == [1.0]
    assert type(plain(AlwaysEqual("min"))) is str


def test_an_array_is_a_copy() -> None:
    mine = np.zeros(2)
    copied = plain(mine)
    mine[0] = 1
    assert copied.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    "value",
    [Hostile(), 10**30, np.ma.masked_array([1.0]), np.array([None]), np.broadcast_to(0.0, (10**6, 10**6)), print],
    ids=["object", "enormous int", "masked", "objects", "enormous array", "function"],
)
def test_what_is_no_plain_data_is_opaque(value: Any) -> None:
    assert isinstance(plain(value), Opaque)


HOSTILE: dict[str, Any] = {
    "an object": lambda *args: Hostile(),
    "a pair with an object": lambda *args: (Hostile(), 1.0),
    "an object in an array": lambda *args: np.array([Hostile(), 1.0], dtype=object),
    "a list in itself": lambda *args: cyclic(),
    "an enormous int": lambda *args: 10**30,
    "an error that is false": raise_falsy,
    "a generator": lambda *args: (x for x in args),
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("exercise", ["gradient_step", "line_mse_grad", "mse", "classify_critical_point"])
def test_a_hostile_answer_is_refused_with_a_sentence(exercise: str, answer: Any) -> None:
    with pytest.raises(CheckFailed, match=r"What\s+is\s+off"):
        check(exercise, answer)


def test_a_text_that_equals_everything_is_compared_by_its_letters() -> None:
    assert examine("classify_critical_point", lambda H: AlwaysEqual("min")).verdict == "wrong"
    right = find("classify_critical_point")
    assert examine("classify_critical_point", lambda H: AlwaysEqual(right(H))).verdict == "passed"


@pytest.mark.parametrize("error", [GeneratorExit, BaseException, SystemExit])
def test_any_error_but_an_interrupt_is_an_outcome(error: type[BaseException]) -> None:
    def answer(*args: Any) -> Any:
        raise error

    assert examine("gradient_step", answer).verdict == "error"
