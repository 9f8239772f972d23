"""F12, F13 and F14: what the graph, the nudge and the gradient-check figure compute, draw and say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure as Sheet

from autograder.drive import Driver
from autograder.exercises import find
from utils import figures
from utils.figures.check_curves import CURVES, NAMED
from utils.figures.check_error import HS, PLANTED
from utils.figures.computation import COMPUTATIONS, DOUBLED, EXAMPLE, LOGISTIC, TWO_DEPTHS, Computation
from utils.figures.nudge import CLOSE
from utils.frame.controls import Controls

EXERCISES = {"graph": "backprop", "nudge": "graph_backward", "check_error": "gradient_check"}
every_graph = pytest.mark.parametrize("shown", COMPUTATIONS, ids=lambda shown: str(shown.label))


def figure(name: str, call: Callable[..., Any] | None = None, whose: Any = "wrong") -> Any:
    reference = find(EXERCISES[name]).reference
    driver = Driver(EXERCISES[name], call or reference, reference, whose if call else "ours", "")
    return import_module(f"utils.figures.{name}").figure_of(driver)


def look(name: str, call: Callable[..., Any] | None = None, whose: Any = "wrong", **values: Any) -> tuple[Any, str]:
    """The arrays and the words of a figure, with some controls moved; driven by our code unless `call` is given."""
    made = figure(name, call, whose)
    state = {**made.start(), **values}
    arrays = made.compute(state)
    return arrays, made.describe(state, arrays)


def drawn(name: str, call: Callable[..., Any] | None = None, whose: Any = "wrong", **values: Any) -> Any:
    """The artists of a figure after drawing."""
    made = figure(name, call, whose)
    state = {**made.start(), **values}
    artists = made.build(Sheet(), state)
    made.draw(artists, made.compute(state))
    return artists


def mistake(exercise: str, name: str) -> Callable[..., Any]:
    return find(exercise).mistakes[name].function


# F12: the graph


def opened(shown: Computation, **values: Any) -> dict[str, Any]:
    """The controls' values that open a graph, some of them moved."""
    return {"graph": shown.label, **{f"{shown.key}_{name}": value for name, value in values.items()}}


@every_graph
def test_each_graph_is_in_topological_order_both_ways(shown: Computation) -> None:
    before = set(shown.leaves) | set(shown.constants)
    for name, (_, *inputs) in shown.ops.items():
        assert set(inputs) <= before
        before.add(name)
    place = {name: i for i, name in enumerate(shown.way_back)}
    assert all(place[user] < place[name] for name in shown.nodes for user, _ in shown.uses(name))
    assert set(shown.places) == set(shown.nodes)


@every_graph
def test_the_gradients_are_those_of_nudges(shown: Computation) -> None:
    for name, leaf in shown.leaves.items():
        for value in (leaf.value, leaf.low / 2, leaf.high / 3):
            arrays = look("graph", **opened(shown, **{name: value}))[0]
            leaves = {entry: arrays.values[entry] for entry in shown.leaves}
            up, down = (shown.forward({**leaves, name: value + h})[shown.root] for h in (1e-6, -1e-6))
            assert arrays.right[name] == pytest.approx((up - down) / 2e-6, rel=1e-6, abs=1e-6)


@every_graph
def test_the_chain_rule_of_every_step_gives_the_gradient(shown: Computation) -> None:
    arrays = look("graph", **opened(shown))[0]
    for name in shown.way_back[1:]:
        products = [arrays.right[user] * shown.slope(user, i, arrays.values).value for user, i in shown.uses(name)]
        assert sum(products) == pytest.approx(arrays.right[name])


STEPS = {
    "the start": (EXAMPLE, 0, "Step 0 of 9, start: only the leaves have values, and u is the first node"),
    "forwards": (EXAMPLE, 2, "Step 2 of 9, forwards: v = a + u = 5 + 6 = 11."),
    "the root forwards": (EXAMPLE, 3, "J = 3 · v = 3 · 11 = 33. Now every node has its value"),
    "the root backwards": (EXAMPLE, 4, "dJ/dJ = 1, since J grows exactly as fast as itself."),
    "a product": (EXAMPLE, 8, "dJ/db = dJ/du · c = 3 · 2 = 6, because the slope of u along b is c."),
    "the same input twice": (
        DOUBLED,
        5,
        "dc/da = dc/db · 1 + dc/db · 1 = 2 · 1 + 2 · 1 = 4, because the slope of b along a is 1. a is used twice",
    ),
    "two depths": (TWO_DEPTHS, 6, "dJ/dp = dJ/dq · 1 + dJ/dJ · q = 2 · 1 + 1 · 5 = 7"),
    "the logit": (LOGISTIC, 11, "= −0.731, because the slope of n along z is −1. That is a − y with a = σ(z) = 0.269"),
    "exp": (LOGISTIC, 10, "dL/dn = dL/de · e = 0.269 · 2.72 = 0.731"),
    "log": (LOGISTIC, 8, "dL/ds = dL/dL · 1/s = 1 · 0.269 = 0.269"),
}


@pytest.mark.parametrize(("shown", "step", "said"), STEPS.values(), ids=STEPS)
def test_each_step_is_told_as_a_formula(shown: Computation, step: int, said: str) -> None:
    assert said in look("graph", **opened(shown, step=step))[1]


def test_at_the_logit_stands_prediction_minus_label() -> None:
    arrays = look("graph", **opened(LOGISTIC))[0]
    z = arrays.values["z"]
    assert arrays.right["z"] == pytest.approx(1 / (1 + np.exp(-z)) - 1)
    assert arrays.values["L"] == pytest.approx(-np.log(1 / (1 + np.exp(-z))))


def texts(artists: dict[Any, Any]) -> dict[Any, str]:
    return {name: text.get_text() for name, text in artists.items() if text.get_text()}


def test_values_appear_forwards_and_gradients_backwards() -> None:
    forwards, backwards = drawn("graph", example_step=1), drawn("graph", example_step=6)
    assert texts(forwards.values) == {"a": "5", "b": "3", "c": "2", "u": "6"}
    assert texts(forwards.gradients) == {}
    assert texts(backwards.values) == {"a": "5", "b": "3", "c": "2", "u": "6", "v": "11", "J": "33"}
    assert texts(backwards.gradients) == {"J": "1", "v": "3", "u": "3"}
    assert texts(backwards.sent) == {("v", 1): "× 1"}
    assert [edge for edge, arrow in backwards.back.items() if arrow.get_visible()] == [("v", 1)]


def test_the_first_wrong_gradient_on_the_way_back_is_marked() -> None:
    wrong = mistake("backprop", "overwritten")
    artists = drawn("graph", wrong, **opened(TWO_DEPTHS, step=9))
    assert [name for name, frame in artists.parted.items() if frame.get_visible()] == ["p"]
    assert texts(artists.corrections)["p"] == "ours: 7"
    words = look("graph", wrong, **opened(TWO_DEPTHS, step=9))[1]
    assert "For dJ/dp (the first that is off) your code says 2, ours says 7." in words
    before = look("graph", wrong, **opened(TWO_DEPTHS, step=5))[1]
    assert "as far as this step its gradients are the same as ours" in before


ANSWERS: dict[str, tuple[Callable[..., Any], str]] = {
    "a missing leaf": (mistake("backprop", "leaves_missing"), "your code has no number, ours says 3"),
    "a list": (
        lambda graph, values, root: [1.0],
        "backprop returned a value of type list, which the picture cannot draw",
    ),
    "it empties the graph": (lambda graph, values, root: graph.clear() or values.clear() or {}, "has no number"),
}


@pytest.mark.parametrize(("call", "said"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_without_numbers_is_told(call: Callable[..., Any], said: str) -> None:
    assert said in look("graph", call)[1]


def test_each_graph_keeps_its_own_step_and_leaves() -> None:
    made = figure("graph")
    controls = Controls(made.controls, lambda: None)
    controls.set({"graph": LOGISTIC.label, "logistic_step": 99, "logistic_b": 99.0})
    arrays = made.compute(controls.state)
    assert (arrays.step, arrays.values["b"], arrays.values["w"]) == (LOGISTIC.n_steps, 2.0, 1.5)
    controls.set({"graph": EXAMPLE.label})
    arrays = made.compute(controls.state)
    assert (arrays.step, arrays.values["b"]) == (EXAMPLE.opens_at, 3.0)
    shown = [control.name for control in made.controls if control.when(controls.state)]
    assert shown == ["graph", "example_step", "example_a", "example_b", "example_c"]


# F13: the nudge


def test_a_nudge_runs_through_the_graph() -> None:
    arrays, words = look("nudge", node="a", zoom=CLOSE, tiny=0.001)
    moved = {name: round(change, 9) for name, change in arrays.moved.items()}
    assert moved == {"a": 0.001, "b": 0, "c": 0, "u": 0, "v": 0.001, "J": 0.003}
    assert "a moves by +0.001, and with it v by +0.001, J by +0.003. dJ/da = 3" in words


@pytest.mark.parametrize("node", ["a", "b", "c", "u", "v"])
def test_along_one_node_the_derivative_tells_all(node: str) -> None:
    rng = np.random.default_rng(4)
    for a, b, c, t in rng.integers(-12, 13, size=(8, 4)) / 2:
        arrays, words = look("nudge", node=node, a=a, b=b, c=c, nudge=t / 3)
        np.testing.assert_allclose(arrays.line, arrays.right * arrays.ts, atol=1e-9)
        assert "exactly what J does" in words or t == 0


def test_along_two_nodes_a_part_is_left_that_shrinks_faster_than_the_nudge() -> None:
    rest = [look("nudge", node="b and c", nudge=t)[0] for t in (1.0, 0.5)]
    assert [arrays.moved["J"] - arrays.right * arrays.t for arrays in rest] == pytest.approx([3.0, 0.75])
    assert "J differs from this by +3" in look("nudge", node="b and c", nudge=1.0)[1]
    assert "J differs from this by +0.000003" in look("nudge", node="b and c", zoom=CLOSE)[1].replace(
        "3e−06", "0.000003"
    )


def test_no_nudge_moves_nothing() -> None:
    assert "Without a nudge nothing moves. The derivative is dJ/db = 6." in look("nudge", nudge=0.0)[1]


NUDGES = {
    "wrong here": ("db_uses_b", {}, "Your code says dJ/db = 9, which promises +9; ours says 6."),
    "right here": ("db_uses_b", {"node": "a"}, "Your code is not right yet, but here it agrees with ours. dJ/da = 3"),
    "no dict": (
        "list_for_dict",
        {},
        "returned a value of type list, which the picture cannot draw. Ours is dJ/db = 6.",
    ),
    "no entry": ("b_missing", {}, "graph_backward gave no number for b. Ours is dJ/db = 6."),
}


@pytest.mark.parametrize(("name", "values", "said"), NUDGES.values(), ids=NUDGES)
def test_a_wrong_derivative_is_told_from_ours(name: str, values: dict[str, Any], said: str) -> None:
    assert said in look("nudge", mistake("graph_backward", name), **values)[1]


def test_the_bars_have_the_lengths_of_the_two_changes() -> None:
    right, wrong = drawn("nudge"), drawn("nudge", mistake("graph_backward", "db_uses_b"))
    assert right.bars[0].get_width() == pytest.approx(right.bars[1].get_width())
    assert wrong.bars[1].get_width() / wrong.bars[0].get_width() == pytest.approx(9 / 6)
    assert wrong.right.get_xydata()[-1].tolist() == [2.0, pytest.approx(12.0)]
    assert right.right.get_xydata().size == 0


# F14: the gradient check


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: str(curve.label))
def test_the_gradients_of_the_curves_are_right_and_the_planted_ones_are_not(curve: Any) -> None:
    check, x = find("gradient_check").reference, np.array(curve.x)
    assert check(curve.f, curve.gradient(False), x, h=1e-3, tol=1e-4)[0]
    assert not check(curve.f, curve.gradient(True), x, h=1e-3, tol=1e-4)[0]


def test_the_errors_fall_with_h_and_with_its_square() -> None:
    sweep = look("check_error")[0].sweep
    far = (HS > 1e-3) & (HS < 0.2)
    for errors, power in ((sweep.right, 2), (sweep.one_sided, 1)):
        assert np.polyfit(np.log(HS[far]), np.log(errors[far]), 1)[0] == pytest.approx(power, abs=0.05)
    near = HS < 1e-9
    assert np.polyfit(np.log(HS[near]), np.log(sweep.right[near]), 1)[0] == pytest.approx(-1, abs=0.3)
    assert 1e-6 < HS[sweep.best] < 1e-4


REASONS: dict[str, tuple[dict[str, Any], str]] = {
    "too small": ({"h": 1e-12}, "Here h is too small"),
    "in the valley": ({"h": 1e-5}, "This is the valley"),
    "too large": ({"h": 0.1}, "Here h is too large"),
    "too large, beside a million": ({"curve": CURVES[3].label, "h": 0.1}, "Here h is too large"),
    "a wrong gradient": ({"gradient": PLANTED}, "no h makes this error smaller"),
    "a parabola": ({"curve": CURVES[2].label}, "there is no right wall"),
}


@pytest.mark.parametrize(("values", "said"), REASONS.values(), ids=REASONS)
def test_the_words_say_what_rules_the_error(values: dict[str, Any], said: str) -> None:
    assert said in look("check_error", **values)[1]


def test_the_check_is_asked_once_for_all_h() -> None:
    calls = []

    def counted(f: Any, grad_f: Any, x: Any, h: float = 1e-5, tol: float = 1e-6) -> Any:
        calls.append(h)
        return True, h, 0

    made = figure("check_error", counted)
    for h in (1e-5, 1e-4):
        made.compute({**made.start(), "h": h})
    np.testing.assert_allclose(calls, HS)


CHECKS: dict[str, tuple[Callable[..., Any], str]] = {
    "wrong": (lambda f, g, x, h: (True, 0.5, 0), "your check finds a relative error of 0.5, ours finds"),
    "rounding": (lambda f, g, x, h: (True, 1e-10, 0), "your code is not right yet, but here it agrees with ours"),
    "a bare number": (lambda f, g, x, h: 0.5, "returned no tuple (ok, rel_err, worst) with a number as rel_err"),
    "now and then": (lambda f, g, x, h: (True, 1.0 if h > 1e-3 else "no", 0), "returned no number as its error here"),
}


@pytest.mark.parametrize(("call", "said"), CHECKS.values(), ids=CHECKS)
def test_a_wrong_check_is_told_from_ours(call: Callable[..., Any], said: str) -> None:
    assert said in look("check_error", call)[1]


def test_a_wrong_curve_lies_over_the_right_one() -> None:
    artists = drawn("check_error", mistake("gradient_check", "one_sided"))
    np.testing.assert_allclose(artists.found.get_ydata(), artists.one_sided.get_ydata(), rtol=0.01)
    assert artists.right.get_xydata().shape == artists.found.get_xydata().shape == (HS.size, 2)
    assert drawn("check_error").right.get_xydata().size == 0
    assert set(NAMED) == {curve.label for curve in CURVES}


# The still pictures

EXAMPLE_GRAPH = EXAMPLE.graph({"a": 5.0, "b": 3.0, "c": 2.0})


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The axes of what is shown while a test runs."""
    found: list[Any] = []
    with plt.rc_context(), plt.ioff():
        plt.switch_backend("agg")
        monkeypatch.setattr(plt, "show", lambda: found.append(plt.gca()))
        yield found
        plt.close("all")


def test_a_drawn_graph_holds_formulas_notes_and_an_arrow_for_each_input_with_a_box(kept: list[Any]) -> None:
    figures.draw_graph({**EXAMPLE_GRAPH, "unused": ("leaf", 1.0)}, EXAMPLE.places, {"a": "5"})
    texts = {text.get_text() for text in kept[0].texts} - {""}
    assert texts == {"a\n5", "b", "c", "u = b · c", "v = a + u", "J = 3 · v"}
    assert sum(text.get_text() == "" for text in kept[0].texts) == 5


@pytest.mark.parametrize("op", ["exp", "log", "max"])
def test_a_drawn_graph_writes_every_operation(op: str, kept: list[Any]) -> None:
    inputs = ("a", "b") if op == "max" else ("a",)
    graph = {"a": ("leaf", 1.0), "b": ("leaf", 2.0), "c": (op, *inputs)}
    figures.draw_graph(graph, {"a": (0, 0), "b": (0, 1), "c": (1, 0)}, {})
    assert f"c = {op}({', '.join(inputs)})" in {text.get_text() for text in kept[0].texts}


@pytest.mark.parametrize(("order", "n_back"), [("a b c three u v J", 0), ("J v a u three c b", 6)])
def test_arcs_that_lead_back_are_red(order: str, n_back: int, kept: list[Any]) -> None:
    three = dict.fromkeys(EXAMPLE.constants, "three")  # the name that it has in the text
    graph = {three.get(name, name): tuple(three.get(i, i) for i in entry) for name, entry in EXAMPLE_GRAPH.items()}
    figures.draw_arcs(graph, order.split())
    curves = [line.get_color() for line in kept[0].lines if len(line.get_xdata()) == 40]
    assert (len(curves), curves.count("tab:red")) == (6, n_back)
    assert [text.get_text() for text in kept[0].texts] == order.split()


def test_still_pictures_show_nothing_while_nbgrader_runs_the_notebook(
    kept: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    figures.draw_graph(EXAMPLE_GRAPH, EXAMPLE.places, {})
    figures.draw_arcs(EXAMPLE_GRAPH, list(EXAMPLE_GRAPH))
    assert kept == []
