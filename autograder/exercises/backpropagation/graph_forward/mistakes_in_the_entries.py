"""Wrong answers that have a name: those in what becomes of the entries of arrays: added up, overwritten, cut."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_forward import shows
from autograder.exercises.backpropagation.graph_forward.equivalents import line_by_line
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward
from autograder.exercises.backpropagation.graph_forward.hints import FORMULA

graph_forward.slip(
    "dot_product",
    "the entries of b and c are multiplied and added up, as in a dot product",
    of=line_by_line,
    was="u = b * c",
    now="u = np.sum(np.multiply(b, c))",
    ask="How many values should u have for arrays of three entries?",
    look="`@`, np.dot or sum in the line that computes u",
    formula="u = b * c, entry by entry",
)
graph_forward.slip(
    "outer_product",
    "every entry of b meets every entry of c",
    of=line_by_line,
    was="u = b * c",
    now="u = np.outer(b, c) if np.ndim(b) else b * c",
    ask="How many values should u have for arrays of three entries?",
    look="np.outer or a reshape in the line that computes u",
    formula="u = b * c, entry by entry",
)
graph_forward.slip(
    "J_summed",
    "J adds up the entries of the arrays",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * np.sum(v)",
    ask="How many values should J have for arrays of three entries?",
    look="sum or mean in the line that computes J",
    formula="J = 3v, entry by entry",
)
graph_forward.slip(
    "J_averaged",
    "J is the mean over the entries of the arrays",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * np.mean(v)",
    ask="How many values should J have for arrays of three entries?",
    look="sum or mean in the line that computes J",
    formula="J = 3v, entry by entry",
)
graph_forward.slip(
    "u_becomes_v",
    "for arrays, u and v are one array: += on v changes u as well",
    of=line_by_line,
    was="v = a + u",
    now="v = u\n    v += a",
    ask="After v = u and v += a, how many arrays are there?",
    look="the line with +=",
    formula="v = a + u makes a new array",
)
graph_forward.slip(
    "v_becomes_J",
    "for arrays, v and J are one array: *= on J changes v as well",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v\n    J *= 3",
    ask="After J = v and J *= 3, how many arrays are there?",
    look="the line with *=",
    formula="J = 3 * v makes a new array",
)


@graph_forward.mistake(
    "for arrays, u, v and J are one array, so all three hold J",
    ask="After v = u and v += a, how many arrays are there?",
    look="the lines with += and *=",
    formula="v = a + u and J = 3 * v make new arrays",
)
def all_become_J(a, b, c):
    u = b * c
    v = u
    v += a
    J = v
    J *= 3
    return {"u": u, "v": v, "J": J}


graph_forward.slip(
    "cut_to_whole_numbers",
    "the values are cut to whole numbers",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = np.trunc(b * c)\n    v = np.trunc(a + u)",
    ask="What does int(2.7) give?",
    look="int(…), // or astype(int)",
    formula=FORMULA,
    shows_all=shows.is_whole_nearby,
)
graph_forward.slip(
    "rounded_down",
    "the values are rounded down to whole numbers",
    of=line_by_line,
    was="u = b * c\n    v = a + u",
    now="u = b * c // 1\n    v = (a + u) // 1",
    ask="What does 2.7 // 1 give?",
    look="// or floor",
    formula=FORMULA,
)
