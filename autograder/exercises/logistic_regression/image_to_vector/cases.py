"""The calls that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.exercise import Case, case
from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector


def counted(label: str, imgs: np.ndarray) -> Case:
    """A case whose oracle visits every pixel by its place."""
    m, h, w, c = imgs.shape
    want = np.zeros((m, h * w * c))
    for i, row, column, channel in np.ndindex(imgs.shape):
        want[i, (row * w + column) * c + channel] = int(imgs[i, row, column, channel]) / 255
    return case(label, imgs, want=want)


@image_to_vector.cases
def friendly(rng: np.random.Generator) -> Iterator[Any]:
    def uint8(label: str, values: list[Any]) -> Case:
        return counted(label, np.array(values, dtype=np.uint8))

    yield uint8("two grey images", [[[[0], [51]], [[102], [204]]], [[[153], [17]], [[85], [34]]]])
    yield uint8("one colour image (m = 1)", [[[[51, 102, 153], [17, 34, 68]]]])
    yield uint8("one grey image (m = 1)", [[[[51], [102]], [[204], [17]]]])
    yield uint8("grey images of one pixel", [[[[51]]], [[[204]]], [[[102]]]])
    yield uint8("one pixel", [[[[153]]]])
    yield uint8("an image that is almost black (no value above 1)", [[[[0], [1]], [[1], [0]]]])
    yield uint8("black and white", [[[[255], [0]], [[0], [0]]], [[[0], [255]], [[255], [0]]]])


@image_to_vector.cases
def probes(rng: np.random.Generator) -> Iterator[Any]:
    """All entries different, so that each order of the pixels shows, and none of them 255, so that the divisor does."""
    shapes = [
        (2, 2, 3, 3), (1, 3, 2, 3), (3, 1, 1, 3), (4, 2, 3, 1), (5, 1, 4, 3), (2, 4, 1, 3), (2, 3, 3, 4),
        (6, 2, 2, 3), (12, 2, 2, 3), (3, 3, 3, 3), (7, 2, 5, 1), (2, 5, 4, 2),
    ]  # fmt: skip
    for shape in [*shapes, *(tuple(rng.integers(2, 5, 4).tolist()) for _ in range(4))]:
        m, c = shape[0], shape[-1]
        label = f"{'one image' if m == 1 else f'{m} images'} of {c} channel{'s' * (c > 1)}"
        size = int(np.prod(shape))
        values = 1 + (rng.permutation(254)[:size] if size <= 254 else rng.integers(0, 254, size))
        yield counted(label, values.astype(np.uint8).reshape(shape))


@image_to_vector.cases
def pictures(rng: np.random.Generator) -> Iterator[Any]:
    """Any values, 0 and 255 among them."""
    for shape in ((2, 8, 8, 3), (3, 4, 4, 1)):
        imgs = rng.integers(0, 256, shape).astype(np.uint8)
        imgs[0, 0, 0, 0], imgs[-1, -1, -1, -1] = 255, 0
        yield counted(f"{shape[1]} × {shape[2]} pixels", imgs)
