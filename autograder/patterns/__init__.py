"""Ways to be wrong that need no entry in the catalogue, asked in this order: the first that fits is said."""

from __future__ import annotations

from autograder.patterns import behaviour, dependence, form, numbers
from autograder.patterns.pattern import Evidence as Evidence
from autograder.patterns.pattern import Pattern as Pattern
from autograder.patterns.pattern import Recogniser

PATTERNS: tuple[Recogniser, ...] = (
    behaviour.returned_none,
    behaviour.argument_changed,  # before `raised`: an in-place step raises on integers
    behaviour.wrong_signature,
    behaviour.accepts_what_it_should_refuse,
    behaviour.raised,
    behaviour.broken_property,
    form.truncated,
    form.low_precision,
    form.wrong_dtype,
    dependence.same_answer_always,
    dependence.one_number_everywhere,
    dependence.argument_ignored,  # before the form: a fixed n_steps gives another shape
    form.wrong_type,
    form.wrong_length,
    form.unknown_word,
    form.transposed,
    form.column_for_vector,
    form.wrong_shape,
    behaviour.not_finite,
    numbers.opposite_answer,
    numbers.constant_factor,
    numbers.constant_offset,
    numbers.other_order,
    numbers.rounded,
    dependence.flag_ignored,
    dependence.some_cases_only,
    dependence.unknown,
)
