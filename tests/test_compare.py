"""Each way in which an answer can differ is a finding of its own."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from autograder.compare import compare

VECTOR = np.array([1.0, 2.0])

SAME: dict[str, tuple[Any, Any]] = {
    "a python float": (2.0, 2.0),
    "a numpy float": (np.float64(2.0), 2.0),
    "a 0-d array": (np.array(2.0), 2.0),
    "within tolerance": (2.0 + 1e-7, 2.0),
    "a numpy integer": (np.int64(3), 3),
    "a numpy bool": (np.bool_(True), True),
    "a list for a tuple": ([1.0, 2.0], (1.0, 2.0)),
    "a tuple for a list": ((1.0,), [1.0]),
    "an infinity that is right": (np.inf, np.inf),
    "a NaN that is right": (np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
    "an array": (VECTOR.copy(), VECTOR),
    "an empty array": (np.empty((0, 2)), np.empty((0, 2))),
    "a text": (np.str_("min"), "min"),
    "a dict": ({"u": 1.0}, {"u": 1.0}),
}

DIFFERENT: dict[str, tuple[Any, Any, str]] = {
    "an int for a float": (2, 2.0, "type"),
    "a bool for a float": (True, 1.0, "type"),
    "a bool for an int": (True, 1, "type"),
    "a float for an int": (3.0, 3, "type"),
    "an int for a bool": (1, True, "type"),
    "a fraction for a float": (Fraction(2), 2.0, "type"),
    "an array of one for a float": (np.array([2.0]), 2.0, "type"),
    "None for a float": (None, 2.0, "type"),
    "a list for an array": ([1.0, 2.0], VECTOR, "type"),
    "a matrix subclass for an array": (np.ma.masked_array([1.0, 2.0]), VECTOR, "type"),
    "an array for a tuple": (VECTOR, (1.0, 2.0), "type"),
    "a string for None": ("None", None, "type"),
    "three values for two": ((1.0, 2.0, 3.0), (1.0, 2.0), "length"),
    "other keys": ({"v": 1.0}, {"u": 1.0}, "length"),
    "a column for a vector": (VECTOR[:, None], VECTOR, "shape"),
    "whole numbers for floats": (np.array([1, 2]), VECTOR, "dtype"),
    "float32 for float64": (VECTOR.astype(np.float32), VECTOR, "dtype"),
    "a float32 scalar": (np.float32(2.0), 2.0, "dtype"),
    "complex for float": (VECTOR.astype(complex), VECTOR, "dtype"),
    "objects for float": (VECTOR.astype(object), VECTOR, "dtype"),
    "NaN for a number": (np.array([np.nan, 2.0]), VECTOR, "finite"),
    "inf for a number": (np.inf, 2.0, "finite"),
    "a number for inf": (1e300, np.inf, "value"),
    "minus inf for inf": (-np.inf, np.inf, "value"),
    "another number": (2.0 + 1e-5, 2.0, "value"),
    "another text": ("max", "min", "value"),
    "the other truth": (False, True, "value"),
    "the second of two": ((1.0, 3.0), (1.0, 2.0), "value"),
}


@pytest.mark.parametrize(("got", "want"), SAME.values(), ids=SAME)
def test_a_right_answer_has_no_finding(got: Any, want: Any) -> None:
    assert compare(got, want) is None


@pytest.mark.parametrize(("got", "want", "kind"), DIFFERENT.values(), ids=DIFFERENT)
def test_each_way_to_differ_is_its_own_finding(got: Any, want: Any, kind: str) -> None:
    finding = compare(got, want)
    assert finding is not None
    assert finding.kind == kind


def test_a_finding_says_where_it_is() -> None:
    finding = compare((1.0, [np.zeros(2), np.ones(3)]), (1.0, [np.zeros(2), np.ones(2)]))
    assert finding is not None
    assert finding.place == (1, 1)
    assert finding.got.shape == (3,)


def test_the_tolerance_is_absolute_plus_relative() -> None:
    assert compare(1000.0009, 1000.0) is None
    assert compare(1000.0011, 1000.0) is not None
    assert compare(0.9e-9, 0.0) is None
    assert compare(1.1e-9, 0.0) is not None
    assert compare(1.01, 1.0, rtol=0.02) is None
