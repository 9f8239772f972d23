"""How a mistake is recognised in what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from autograder.exercise import Case
from autograder.exercises.backpropagation.topological_order.cases import (
    AGAIN,
    MIDDLE,
    Graph,
    inputs_of,
    misplaced,
    needed_by,
    valid_order,
)

if TYPE_CHECKING:
    from autograder.examine import Trial


def walk(graph: Graph, root: str, *, deep: bool, left: bool, marked: str = "out") -> list[str]:
    """The nodes in the order in which a search from the root meets them.

    deep: depth before breadth; left: the first input first; marked: a node counts as met when it is put "in" the list
    of those that wait, when it is taken "out", or "never".
    """
    order, met, waiting = list[str](), {root} if marked == "in" else set[str](), [root]
    while waiting and len(order) < 20_000:
        node = waiting.pop(-1 if deep else 0)
        if marked == "out" and node in met:
            continue
        order.append(node)
        met.update([node] if marked == "out" else [])
        for name in inputs_of(graph, node)[:: 1 if left != deep else -1]:
            if marked == "never" or name not in met:
                waiting.append(name)
                met.update([name] if marked == "in" else [])
    return order


def is_walk(got: Any, case: Case, *, deep: bool, again: bool = False) -> bool:
    marks = ("never",) if again else ("in", "out")
    return list(got) in [walk(*case.args, deep=deep, left=left, marked=m) for left in (True, False) for m in marks]


def is_valid(case: Case, order: Iterable[str]) -> bool:
    return valid_order(*case.args)(list(order)) == ""


def has(which: Callable[[Graph, str, set[str]], set[str]]) -> Callable[[Case, Any], bool]:
    """Recognises a valid order of other nodes than the ones that root needs: `which(graph, root, needed)`."""

    def shows(case: Case, got: Any) -> bool:
        graph, root = case.args
        is_once = len(set(got)) == len(got)
        missing = set(graph) - set(got)
        inside = {name: entry for name, entry in graph.items() if name not in missing}
        cut = {n: ("leaf",) if missing & set(inputs_of(graph, n)) else entry for n, entry in inside.items()}
        return is_once and set(got) == which(graph, root, needed_by(graph, root)) and misplaced(cut, got) is None

    return shows


def leaves_of(graph: Graph, nodes: Iterable[str]) -> set[str]:
    return {name for name in nodes if not inputs_of(graph, name)}


def along(graph: Graph, root: str, place: int) -> set[str]:
    """The nodes that are met when only the first (0) or the last (−1) input of each node is followed."""
    found = [root]
    while inputs_of(graph, found[-1]):
        found.append(inputs_of(graph, found[-1])[place])
    return set(found)


def once_for_each_path(case: Case, got: Any) -> bool:
    """Each node as often as there are ways from the root to it."""
    paths = walk(*case.args, deep=True, left=True, marked="never")
    return is_valid(case, dict.fromkeys(got)) and sorted(got) == sorted(paths)


def repeats_the_node_alone(case: Case, got: Any) -> bool:
    """Each node as often as it is used; or some nodes, but not all, as often as there are ways."""
    graph, root = case.args
    uses = [name for node in needed_by(graph, root) for name in inputs_of(graph, node)]
    is_valid_once = is_valid(case, dict.fromkeys(got))
    is_by_uses = sorted(got) == sorted([root, *uses])
    return is_valid_once and len(set(got)) < len(got) and (is_by_uses or not once_for_each_path(case, got))


def has_strangers(case: Case, got: Any) -> bool:
    """Names that are no node of this graph, nor one of its operations; or, where the names are those of the calls
    before, all of them.
    """
    graph, _ = case.args
    is_names = all(isinstance(name, str) for name in got)
    if case.label in (AGAIN, MIDDLE) and set(got) == set(graph):
        return is_names
    return is_names and bool(set(got) - set(graph)) and not set(got) & {"leaf", "add", "mul", "max", "exp", "log"}


def leaves_then_others(case: Case, got: Any) -> bool:
    """All leaves, then all others, where the two groups are ordered as a search or the keys have them."""
    graph, root = case.args
    needed = needed_by(graph, root)
    leaves = leaves_of(graph, needed)
    is_cut = set(got[: len(leaves)]) == leaves and len(got) == len(needed) and set(got) == needed
    others = [name for name in got if name not in leaves]
    kept = [[name for name in graph if name in needed], *(
        walk(graph, root, deep=deep, left=left, marked=m) for deep in (True, False) for left in (True, False)
        for m in ("in", "out"))]  # fmt: skip
    return is_cut and others in [[n for n in order if n not in leaves] for order in kept]


def has_more(case: Case, got: Any) -> bool:
    """A valid order of too many nodes."""
    graph, root = case.args
    is_once = len(set(got)) == len(got)
    return is_once and needed_by(graph, root) < set(got) <= set(graph) and misplaced(graph, got) is None


def distances(graph: Graph, root: str) -> dict[str, int]:
    """The number of steps from the root to each node, by the shortest way."""
    found, waiting = {root: 0}, [root]
    for node in waiting:
        for name in inputs_of(graph, node):
            if name not in found:
                found[name] = found[node] + 1
                waiting.append(name)
    return found


def is_level_by_level(got: Any, case: Case) -> bool:
    """Every node once, the nearer to the root the earlier, however the nodes of a level stand."""
    found = distances(*case.args)
    levels = [found.get(name, -1) for name in got]
    return sorted(got) == sorted(found) and levels == sorted(levels)


def ready_at_most_once(graph: Graph, root: str, needed: set[str]) -> set[str]:
    """The needed nodes without those that wait for an input that they use twice, and without their users."""
    blocked: set[str] = set()
    while new := {
        node
        for node in needed - blocked
        if len(set(inputs_of(graph, node))) < len(inputs_of(graph, node)) or blocked & set(inputs_of(graph, node))
    }:
        blocked |= new
    return needed - blocked


def is_needed_as_written(case: Case, got: Any) -> bool:
    """The nodes that root needs, in the order of the keys."""
    needed = needed_by(*case.args)
    return list(got) == [name for name in case.args[0] if name in needed]


def is_too_deep(trials: Sequence[Trial]) -> bool:
    """Every call that fails ends because the function calls itself too often."""
    errors = [trial.outcome.error for trial in trials if not trial.is_right]
    return all(error is not None and error.is_a("RecursionError") for error in errors)


def takes_values_for_names(trials: Sequence[Trial]) -> bool:
    """The value of a leaf is looked up as if it were a node, or stands in the list."""
    return all(_takes_a_value_for_a_name(trial) for trial in trials if not trial.is_right)


def _takes_a_value_for_a_name(trial: Trial) -> bool:
    values = [entry[1] for entry in trial.case.args[0].values() if entry[0] == "leaf"]
    if (error := trial.outcome.error) is not None:
        return error.kind == "KeyError" and error.text in map(repr, values)
    return any(isinstance(name, float) and name in values for name in trial.outcome.value)


def one_input_is_enough(trials: Sequence[Trial]) -> bool:
    """The leaves first, and then each node after one of its inputs, though perhaps not after the other."""
    failing = [(trial.case, trial.outcome.value) for trial in trials if not trial.is_right]
    is_split_alone = all(leaves_then_others(case, got) for case, got in failing)
    return not is_split_alone and all(_stands_after_one_input(case, got) for case, got in failing)


def _stands_after_one_input(case: Case, got: Any) -> bool:
    graph, root = case.args
    needed = needed_by(graph, root)
    leaves, place = leaves_of(graph, needed), {name: i for i, name in enumerate(got)}
    is_each_once = set(got) == needed and len(got) == len(needed) and set(got[: len(leaves)]) == leaves
    others = [name for name in got if name not in leaves]
    return is_each_once and all(min(place[name] for name in inputs_of(graph, n)) < place[n] for n in others)
