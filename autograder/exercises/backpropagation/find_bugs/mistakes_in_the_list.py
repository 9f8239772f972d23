"""Wrong answers that have a name: those in the list that comes back."""

from __future__ import annotations

from autograder.exercises.backpropagation.find_bugs.equivalents import five_normal_points
from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs
from autograder.exercises.backpropagation.find_bugs.shows import alike


@find_bugs.mistake(
    "no candidate is ever found wrong",
    ask="For which candidate does your comparison come out as wrong at all?",
    look="the condition in front of the append",
    formula="wrong if |num − ana| is more than a small part of |num| + |ana| at some point",
    shows_all=alike("none"),
)
def none(candidates, rng):
    return []


@find_bugs.mistake(
    "every candidate is called wrong, whatever its gradient",
    ask="What does your comparison say about a gradient that is right?",
    look="the condition in front of the append, and the formula of the difference",
    formula="wrong if |num − ana| is more than a small part of |num| + |ana| at some point",
    shows_all=alike("all_of_them"),
)
def all_of_them(candidates, rng):
    return list(range(len(candidates)))


find_bugs.slip(
    "first_bug_only",
    "only the first wrong candidate comes back",
    of=five_normal_points,
    was="bugs.append(i)",
    now="return [i]",
    ask="What does your function do after it has found one?",
    look="a `return` or `break` inside the loop over the candidates",
    formula="all indices of wrong candidates",
    shows_all=alike("first_bug_only"),
)
find_bugs.slip(
    "last_bug_only",
    "only the last wrong candidate comes back",
    of=five_normal_points,
    was="bugs.append(i)",
    now="bugs = [i]",
    ask="What happens to the index you found when the next one is found?",
    look="the line that keeps the index: it replaces the one before",
    formula="bugs.append(i)",
    shows_all=alike("last_bug_only"),
)
find_bugs.slip(
    "counts_from_1",
    "the candidates are counted from 1",
    of=five_normal_points,
    was="bugs.append(i)",
    now="bugs.append(i + 1)",
    ask="Which index does the first candidate of the list have?",
    look="enumerate(…, 1), or + 1 at the index",
    formula="candidates[i] is the candidate of index i",
    shows_all=alike("counts_from_1"),
)
find_bugs.slip(
    "the_right_ones",
    "the indices of the right candidates come back",
    of=five_normal_points,
    was="if is_wrong:",
    now="if not is_wrong:",
    ask="Which candidates are asked for?",
    look="the condition in front of the append",
    formula="the indices of the candidates whose gradient is wrong",
    shows_all=alike("the_right_ones"),
)
find_bugs.slip(
    "flags",
    "a list of True and False comes back, one for each candidate",
    of=five_normal_points,
    was="if is_wrong:\n            bugs.append(i)",
    now="bugs.append(is_wrong)",
    ask="How would you read the indices off your list?",
    look="what you append: the answer to a question, or the index",
    formula="bugs.append(i) where the gradient is wrong",
    shows_all=alike("flags"),
)
