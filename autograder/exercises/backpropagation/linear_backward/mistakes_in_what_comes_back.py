"""Wrong answers that have a name: those in what comes back: its order, its kind, its axes."""

from __future__ import annotations

from autograder.exercises.backpropagation.linear_backward.equivalents import line_by_line
from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward
from autograder.exercises.backpropagation.linear_backward.hints import ALL_THREE, AT_DB, DB

WHICH_ORDER = "In which order does the exercise name the three?"
AT_RETURN = "the `return` line"
RETURN = "return dA, dW, db"


linear_backward.slip(
    "dW_dA_db",
    "the order is (dW, dA, db), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dW, dA, db",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "dW_db_dA",
    "the order is (dW, db, dA), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dW, db, dA",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "dA_db_dW",
    "the order is (dA, db, dW), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return dA, db, dW",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "squeezed",
    "axes of length 1 are squeezed away",
    of=line_by_line,
    was="return dA, dW, db",
    now="return np.squeeze(dA), np.squeeze(dW), np.squeeze(db)",
    ask="What is the shape of dA for one example, and what should it be?",
    look="squeeze, ravel or flatten",
    formula=ALL_THREE,
)
linear_backward.slip(
    "db_squeezed",
    "db loses its axis when there is one unit",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = np.squeeze(np.sum(dZ, axis=0, keepdims=True))",
    ask="What is the shape of b when k = 1?",
    look="squeeze in the line that computes db",
    formula=DB,
)


@linear_backward.mistake(
    "db is missing",
    ask="Which three parts does the layer hand gradients to?",
    look=AT_RETURN,
    formula=RETURN,
)
def only_two(dZ, A, W):
    return dZ @ W.T, A.T @ dZ


linear_backward.slip(
    "dict_for_tuple",
    "a dict comes back, not a tuple",
    of=line_by_line,
    was="return dA, dW, db",
    now='return {"dA": dA, "dW": dW, "db": db}',
    ask="What does the exercise say about the kind of value that comes back?",
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "db_list",
    "db is a list, not an array",
    of=line_by_line,
    was="db = np.sum(dZ, axis=0)",
    now="db = [float(sum(column)) for column in dZ.T]",
    ask="Can you write b - 0.1 * db with your db?",
    look=AT_DB,
    formula=DB,
)
linear_backward.slip(
    "db_dW_dA",
    "the order is (db, dW, dA), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return db, dW, dA",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
linear_backward.slip(
    "db_dA_dW",
    "the order is (db, dA, dW), where (dA, dW, db) is asked for",
    of=line_by_line,
    was="return dA, dW, db",
    now="return db, dA, dW",
    ask=WHICH_ORDER,
    look=AT_RETURN,
    formula=RETURN,
)
