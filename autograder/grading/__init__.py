"""The grader: the learner's code on one side of a line, verdicts on the other, plain data across."""
