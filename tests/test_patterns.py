"""Wrong answers that are in no list are still described in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder import examine
from autograder.exercises import find

mse, step, hessian = find("mse"), find("gradient_step"), find("classify_critical_point")
grad, line, path = find("numerical_gradient"), find("line_mse_grad"), find("gradient_descent")


def forget(x: Any, g: Any, lr: float) -> None:
    step(x, g, lr)


def speak(x: Any, g: Any, lr: float) -> None:
    print(step(x, g, lr))


def overwrite(x: Any, g: Any, lr: float) -> Any:
    answer = step(x, g, lr)
    g[:] = 0
    return answer


def stop(x: Any, g: Any, lr: float) -> Any:
    return undefined_name - lr * g  # type: ignore[name-defined] # noqa: F821


def stop_at_one(x: Any, g: Any, lr: float) -> Any:
    return step(x, g, lr) if x[1] is not None else None


WORDS: dict[str, tuple[str, Any, str, str]] = {
    "returned None": ("gradient_step", forget, "pattern:returned_none", "nothing came back"),
    "printed": ("gradient_step", speak, "pattern:returned_none", "printed"),
    "wrong type": ("gradient_step", lambda x, g, lr: str(step(x, g, lr)), "pattern:wrong_type", "a text (str)"),
    "a pair is too long": (
        "line_mse_grad",
        lambda w, b, x, y: (*line(w, b, x, y), 0.0),
        "pattern:wrong_length",
        "3 values",
    ),
    "wrong shape": ("gradient_step", lambda x, g, lr: np.append(step(x, g, lr), 0.0), "pattern:wrong_shape", "shape"),
    "every entry met every other": (
        "gradient_step",
        lambda x, g, lr: x[:, None] - lr * g,
        "pattern:",
        "",
    ),
    "transposed": ("numerical_gradient", lambda f, x, h=1e-5: grad(f, x, h).T, "", "transposed"),
    "a column": (
        "gradient_step",
        lambda x, g, lr: step(x, g, lr)[:, None],
        "pattern:column_for_vector",
        "a vector of shape",
    ),
    "a row": ("gradient_step", lambda x, g, lr: step(x, g, lr)[None], "pattern:column_for_vector", "a vector of shape"),
    "twice": ("mse", lambda a, b, half=False: 2 * mse(a, b, half), "pattern:constant_factor", "twice the right one"),
    "triple": ("mse", lambda a, b, half=False: 3 * mse(a, b, half), "pattern:constant_factor", "3 times the right one"),
    "minus": ("mse", lambda a, b, half=False: -mse(a, b, half), "pattern:constant_factor", "sign turned round"),
    "over m": (
        "gradient_step",
        lambda x, g, lr: step(x, g, lr) / len(x),
        "pattern:constant_factor",
        "divided once too often by the number of values in `x`",
    ),
    "three times m": (
        "gradient_step",
        lambda x, g, lr: 3 * step(x, g, lr) * len(x),
        "pattern:constant_factor",
        "3 times as large besides",
    ),
    "divided by 2h twice": (
        "numerical_gradient",
        lambda f, x, h=1e-5: grad(f, x, h) / (2 * h),
        "pattern:constant_factor",
        "divided once too often by `h`, and 0.5 times as large besides",
    ),
    "NaN is no offset": (
        "gradient_step",
        lambda x, g, lr: step(x, g, lr) + 0.3 + np.sum(g) * 0 / np.sum(g),
        "pattern:",
        "",
    ),
    "a sum of integers": (
        "mse",
        lambda a, b, half=False: 5 * sum((a - b) ** 2) // 1,
        "pattern:",
        "",
    ),
    "times lr": (
        "gradient_step",
        lambda x, g, lr: lr * step(x, g, lr),
        "pattern:constant_factor",
        "once too often by `lr`",
    ),
    "one too large": ("gradient_step", lambda x, g, lr: step(x, g, lr) + 1, "pattern:constant_offset", "1 too large"),
    "float32": (
        "gradient_step",
        lambda x, g, lr: step(x, g, lr).astype(np.float32),
        "pattern:low_precision",
        "float32",
    ),
    "a float32 number": (
        "mse",
        lambda a, b, half=False: np.float32(mse(a, b, half)),
        "pattern:low_precision",
        "float32",
    ),
    "complex": ("gradient_step", lambda x, g, lr: step(x, g, lr) + 0j, "pattern:wrong_dtype", "complex128"),
    "changed": ("gradient_step", overwrite, "pattern:argument_changed", "`g`"),
    "raised": ("gradient_step", stop, "pattern:raised", "undefined_name - lr * g"),
    "too few arguments": ("gradient_step", lambda x, g: x, "pattern:wrong_signature", "gradient_step(x, g, lr)"),
    "one answer always": ("mse", lambda a, b, half=False: 4.0, "pattern:same_answer_always", "4.0"),
    "reversed": ("gradient_descent", lambda *a: path(*a)[::-1], "pattern:other_order", "reverse order"),
    "rounded": ("gradient_step", lambda x, g, lr: np.round(step(x, g, lr), 1), "pattern:rounded", "1 decimals"),
    "nan": ("gradient_step", lambda x, g, lr: step(x, g, lr) * np.nan, "pattern:not_finite", "NaN"),
    "another word": (
        "classify_critical_point",
        lambda H: {"min": "minimum", "max": "maximum"}.get(hessian(H), hessian(H)),
        "pattern:unknown_word",
        "“minimum” is not one of",
    ),
    "right on some": (
        "gradient_step",
        lambda x, g, lr: step(x, g, lr) * (1 if len(x) > 1 else 1.5),
        "pattern:some_cases_only",
        "it goes wrong on",
    ),
    "not a function": ("mse", 3.0, "pattern:not_callable", "a float"),
}


@pytest.mark.parametrize(("exercise", "answer", "id", "words"), WORDS.values(), ids=WORDS)
def test_a_pattern_is_said_in_words(exercise: str, answer: Any, id: str, words: str) -> None:
    report = examine(exercise, answer)
    assert report.verdict in ("wrong", "error")
    assert (report.mistake or "").startswith(id)
    assert words in report.message
    assert len(report.hints) == 3


def test_a_view_that_was_taken_for_a_copy_is_named() -> None:
    def nudged_twice(f: Any, x: Any, h: float = 1e-5) -> Any:
        g = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            y = x
            z = x
            y[i] += h
            z[i] -= h
            g[i] = (f(y) - f(z)) / (2 * h)
        return g

    assert examine("numerical_gradient", nudged_twice).mistake == "one_array_two_names"


def test_one_number_in_every_entry_is_said() -> None:
    report = examine("gradient_step", lambda x, g, lr: np.full(len(x), 2.5))
    assert report.mistake == "pattern:one_number_everywhere"
    assert "every number that came back is 2.5" in report.message


def test_the_callers_array_comes_before_the_integers() -> None:
    def through_a_second_name(x: Any, g: Any, lr: float) -> Any:
        new = x
        for i in range(len(x)):
            new[i] = x[i] - lr * g[i]
        return new

    report = examine("gradient_step", through_a_second_name)
    assert report.mistake in ("pattern:argument_changed", "moves_x")
    assert "caller" in report.message


def test_a_forgotten_flag_does_not_hide_the_rest() -> None:
    assert "half" not in examine("mse", lambda a, b, half=False: (a - b) ** 2).message.split("What is off")[1]


def test_a_fixed_argument_is_found() -> None:
    report = examine("gradient_descent", lambda grad_f, x0, lr, n_steps: path(grad_f, x0, 0.2371, n_steps))
    assert report.verdict == "wrong"
    assert "lr" in report.message


def test_no_message_shows_the_right_answer() -> None:
    report = examine("gradient_step", lambda x, g, lr: step(x, g, lr) + 1)
    assert "returned" in report.message
    right = step(np.array([1.0, 2.0]), np.array([0.5, 0.5]), 0.1)
    assert str(right) not in report.message


def test_an_unwritten_function_is_missing_and_so_is_what_it_calls() -> None:
    def gradient_step(x: Any, g: Any, lr: float) -> Any:
        raise NotImplementedError

    def gradient_descent(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
        return gradient_step(x0, grad_f(x0), lr)

    assert examine("gradient_step", gradient_step).verdict == "missing"
    report = examine("gradient_descent", gradient_descent)
    assert report.verdict == "missing"
    assert "calls `gradient_step`" in report.message


def test_the_learners_own_line_is_shown_and_none_of_ours() -> None:
    message = examine("gradient_step", stop).message
    assert "`return undefined_name - lr * g" in message
    assert "call.py" not in message


def test_an_argument_that_matters_on_some_call_is_not_called_ignored() -> None:
    def stops_early(grad_f: Any, x0: Any, lr: float, n_steps: int) -> Any:
        points = path(grad_f, x0, lr, n_steps)
        return points if np.abs(grad_f(points[0])).max() > 1 else points[:1].repeat(len(points), axis=0)

    assert examine("gradient_descent", stops_early).mistake != "pattern:argument_ignored"


def test_answers_that_cannot_be_compared_do_not_raise() -> None:
    def in_one_array(f: Any, grad_f: Any, starts: Any, lr: float, n_steps: int) -> Any:
        pair = np.empty(2, dtype=object)
        pair[:] = find("multi_start")(f, grad_f, starts, lr, n_steps)
        return pair

    assert examine("multi_start", in_one_array).mistake == "pattern:wrong_type"


def test_wild_answers_do_not_warn() -> None:
    for value in (np.inf, np.nan, 1e308, -np.inf):
        report = examine(
            "multi_start", lambda f, grad_f, starts, lr, n_steps, v=value: (starts[0] * v, v), part="robust"
        )
        assert report.verdict == "wrong"


def test_a_mistake_can_be_recognised_from_all_calls_together() -> None:
    """A learning rate of any fixed value has the same name, and the other numbers of the call are as they should be."""
    train = find("train_logistic")
    for fixed in (0.03, 0.3217, 2.5):
        report = examine(train.name, lambda X, y, w0, b0, lr, n, fixed=fixed: train(X, y, w0, b0, fixed, n))
        assert report.mistake == "lr_hard_coded"
    assert examine(train.name, lambda X, y, w0, b0, lr, n: train(X, y, w0, b0, 0.3 * lr, n)).mistake != "lr_hard_coded"


def test_a_recogniser_that_meets_a_strange_answer_recognises_nothing() -> None:
    for value in (None, "w", (1, 2, 3), (np.zeros(2), 0.0, "losses"), np.empty(3, dtype=object)):
        report = examine("train_logistic", lambda X, y, w0, b0, lr, n, v=value: v)
        assert (report.mistake or "").startswith("pattern:"), report.mistake


def test_a_tiny_error_is_no_constant_offset() -> None:
    slope = find("sigmoid_grad")
    assert examine(slope.name, lambda z: slope(z) + 1e-7 * np.cos(z)).mistake != "pattern:constant_offset"
    assert examine("mse", lambda a, b, half=False: mse(a, b, half) + 0.25).mistake == "pattern:constant_offset"


def test_few_digits_are_not_called_rounded() -> None:
    nll = find("gaussian_nll")
    report = examine(nll.name, lambda y_hat, y, sigma: nll(y_hat, y, sigma) + 0.5 * np.log(3.1416 / np.pi))
    assert report.mistake == "pi_cut_off"


def test_a_step_in_the_wrong_place_ignores_nothing() -> None:
    report = examine("step_unit", lambda z: np.where(np.asarray(z) >= 0.31, 1.0, 0.0))
    assert report.mistake != "pattern:argument_ignored"


def test_a_wrong_number_does_not_look_like_the_right_one() -> None:
    sigmoid = find("sigmoid")
    message = examine(sigmoid.name, lambda z: np.clip(sigmoid(z), 1e-9, 1 - 1e-9), part="robust").message
    assert "0.999999999" in message


def test_an_argument_just_below_1_does_not_look_like_1() -> None:
    from autograder.exercise import case
    from autograder.sentences import write_call

    logit = find("logit")
    assert "p = 0.999999999999" in write_call(logit, case("near 1", 1 - 1e-12))
    assert "p = 0.3333" in write_call(logit, case("a third", 1 / 3))
    assert "p = 1.0" in write_call(logit, case("one", 1.0))
