"""The present step of F12 as a formula and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utils.figures.computation import LOGISTIC, bracketed, short

if TYPE_CHECKING:
    from utils.figures.graph import Arrays


def formula(arrays: Arrays) -> str:
    """The present step as one line: letters, then numbers, then the result. All numbers are the right ones."""
    if not arrays.present:
        return "only the leaves have values"
    return _chain(arrays) if arrays.is_back else _forward(arrays)


def _forward(arrays: Arrays) -> str:
    name, shown, values = arrays.present, arrays.shown, arrays.values
    return f"{name} = {shown.formula(name)} = {shown.formula(name, values)} = {short(values[name])}"


def _chain(arrays: Arrays) -> str:
    """The chain rule for the present node: a product for each of its uses, added up."""
    root, name, right = arrays.shown.root, arrays.present, arrays.right
    if name == root:
        return f"d{root}/d{root} = 1"
    letters, numbers = [], []
    for user, i in arrays.shown.uses(name):
        slope = arrays.shown.slope(user, i, arrays.values)
        letters.append(f"d{root}/d{user} · {bracketed(slope.letters)}")
        numbers.append(f"{short(right[user])} · {bracketed(short(slope.value))}")
    return f"d{root}/d{name} = {' + '.join(letters)} = {' + '.join(numbers)} = {short(right[name])}"


def describe(arrays: Arrays) -> str:
    """Where the walk through the graph is, what the step does, and what the driver's gradients are worth so far."""
    said = [_where(arrays), _backwards(arrays) if arrays.is_back else _forwards(arrays), _verdict(arrays)]
    return " ".join(filter(None, said))


def _where(arrays: Arrays) -> str:
    shown = arrays.shown
    leaves = ", ".join(f"{name} = {short(arrays.values[name])}" for name in shown.leaves)
    way = "backwards" if arrays.is_back else "forwards" if arrays.step else "start"
    return f"{shown.subject} at {leaves}. Step {arrays.step} of {shown.n_steps}, {way}:"


def _forwards(arrays: Arrays) -> str:
    first = next(iter(arrays.shown.ops))
    if not arrays.present:
        return f"only the leaves have values, and {first} is the first node whose inputs are all there."
    done = " Now every node has its value, and the way back can begin." if arrays.present == arrays.shown.root else ""
    return f"{formula(arrays)}.{done}"


def _backwards(arrays: Arrays) -> str:
    """The chain-rule product of the present step, each slope by its name."""
    shown, root, name = arrays.shown, arrays.shown.root, arrays.present
    if name == root:
        return f"{formula(arrays)}, since {root} grows exactly as fast as itself."
    uses = shown.uses(name)
    slopes = {
        user: f"the slope of {user} along {name} is {shown.slope(user, i, arrays.values).letters}" for user, i in uses
    }
    sums = f" {name} is used twice, so two products add up." if len(uses) == 2 else ""
    return f"{formula(arrays)}, because {' and '.join(slopes.values())}.{sums}{_remark(arrays)}"


def _remark(arrays: Arrays) -> str:
    """At the logit of the logistic unit: the short formula that all the products come to."""
    if arrays.shown is not LOGISTIC or arrays.present != "z":
        return ""
    a = 1 / arrays.values["s"]
    return f" That is a − y with a = σ(z) = {short(a)} and y = 1."


def _verdict(arrays: Arrays) -> str:
    """What is wrong with a wrong answer, as far as the walk has come."""
    root = arrays.shown.root
    if arrays.found is None:
        return f"{arrays.trouble} The gradients are ours."
    if arrays.parted is not None:
        name = arrays.parted
        got = arrays.found[name]
        said = "has no number" if got is None else f"says {short(got)}"
        also = " (the first that is off)" if name != arrays.present else ""
        return f"For d{root}/d{name}{also} your code {said}, ours says {short(arrays.right[name])}."
    if arrays.whose == "wrong" and arrays.reached:
        return "Your code is not right yet, but as far as this step its gradients are the same as ours."
    return ""
