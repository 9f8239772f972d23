"""Wrong answers that have a name: those in the factor 3 of J = 3(a + bc)."""

from __future__ import annotations

from autograder.exercises.backpropagation.graph_forward import shows
from autograder.exercises.backpropagation.graph_forward.equivalents import line_by_line
from autograder.exercises.backpropagation.graph_forward.exercise import graph_forward
from autograder.exercises.backpropagation.graph_forward.hints import AT_V, FORMULA

J_AT_11 = "What does J = 3v give for v = 11?"
AT_J = "the line that computes J"


graph_forward.slip(
    "three_for_a_alone",
    "only a is multiplied by 3 in J, so this is 3a + bc",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * a + u",
    ask="By how much does J grow when u grows by 1?",
    look="the line that computes J, and its brackets",
    formula="J = 3v = 3(a + bc)",
    shows_all=shows.multiplies_a_alone,
)
graph_forward.slip(
    "three_for_u_alone",
    "only u is multiplied by 3 in J, so this is a + 3bc",
    of=line_by_line,
    was="J = 3 * v",
    now="J = a + 3 * u",
    ask="By how much does J grow when a grows by 1?",
    look="the line that computes J, and its brackets",
    formula="J = 3v = 3(a + bc)",
)
graph_forward.slip(
    "three_missing",
    "the factor 3 is missing in J",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_as_a_power",
    "v is raised to the power 3, not multiplied by 3",
    of=line_by_line,
    was="J = 3 * v",
    now="J = v**3",
    ask="What is the difference between 3 * v and v ** 3?",
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_added",
    "3 is added to v, not multiplied with it",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 + v",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_times_u",
    "J is three times u, so a is lost",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * u",
    ask="Does your J change when a changes?",
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_times_a_and_u",
    "J is 3·a·u, a product where 3(a + u) is asked for",
    of=line_by_line,
    was="J = 3 * v",
    now="J = 3 * a * u",
    ask=J_AT_11,
    look=AT_J,
    formula=FORMULA,
)
graph_forward.slip(
    "three_twice",
    "the factor 3 stands in v already, and again in J",
    of=line_by_line,
    was="v = a + u",
    now="v = 3 * (a + u)",
    ask="How often does 3 stand in J = 3(a + bc)?",
    look="the lines that compute v and J",
    formula=FORMULA,
)
graph_forward.slip(
    "three_in_v",
    "v holds the factor 3 already, so it is J",
    of=line_by_line,
    was="v = a + u\n    J = 3 * v",
    now="v = 3 * (a + u)\n    J = v",
    ask="Which node comes just before the multiplication by 3?",
    look=AT_V,
    formula=FORMULA,
)


@graph_forward.mistake(
    "v is 3a + u and J is v, so this is 3a + bc",
    ask="By how much does J grow when u grows by 1?",
    look="the lines that compute v and J, and where the 3 stands",
    formula=FORMULA,
)
def three_on_a_in_v(a, b, c):
    u = b * c
    v = 3 * a + u
    return {"u": u, "v": v, "J": v}
