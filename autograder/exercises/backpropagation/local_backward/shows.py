"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.exercise import Case, Shows


def at_op(op: str, slopes: Any) -> Shows:
    """Recognises a mistake at one op by its numbers, however the answer splits a tie of max and spells its zeros."""

    def shows(case: Case, got: Any) -> bool:
        if case.args[0] != op or not isinstance(got, (tuple, list)):
            return False
        wrong = slopes(*case.args[1], case.args[2])
        return len(got) == len(wrong) and bool(np.allclose(got, wrong, rtol=1e-6, atol=1e-9))

    return shows
