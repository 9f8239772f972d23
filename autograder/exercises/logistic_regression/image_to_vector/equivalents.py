"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.logistic_regression.image_to_vector.exercise import image_to_vector


@image_to_vector.equivalent
def with_all_lengths(imgs):
    m, h, w, c = imgs.shape
    return imgs.reshape(m, h * w * c).astype(np.float64) / 255.0


@image_to_vector.equivalent
def with_a_loop_over_images(imgs):
    rows = []
    for img in imgs:
        rows.append(img.flatten() / 255.0)
    return np.array(rows)


@image_to_vector.equivalent
def with_four_loops(imgs):
    m, h, w, c = imgs.shape
    X = np.zeros((m, h * w * c))
    for i in range(m):
        k = 0
        for row in range(h):
            for column in range(w):
                for channel in range(c):
                    X[i, k] = imgs[i][row][column][channel] / 255
                    k += 1
    return X


@image_to_vector.equivalent
def filled_row_by_row(imgs):
    X = np.empty((len(imgs), imgs[0].size), dtype=float)
    for i in range(len(imgs)):
        X[i, :] = imgs[i].ravel()
    X /= 255
    return X


@image_to_vector.equivalent
def columns_turned_back(imgs):
    return (imgs.reshape(imgs.shape[0], -1).T * (1 / 255)).T


@image_to_vector.equivalent
def stacked(imgs):
    return np.vstack([np.true_divide(img.reshape(1, -1), 255) for img in imgs])


@image_to_vector.equivalent
def by_a_list_of_lists(imgs):
    return np.array([[v / 255 for row in img for pixel in row for v in pixel] for img in imgs.tolist()])


@image_to_vector.equivalent
def flattened_from_the_back(imgs):
    X = np.asarray(imgs, dtype=np.float64) / 255
    while X.ndim > 2:
        X = X.reshape(*X.shape[:-2], -1)
    return X


@image_to_vector.equivalent
def concatenated(imgs):
    return np.concatenate([np.float64(img).reshape(1, -1) for img in imgs], axis=0) / 255


@image_to_vector.equivalent
def through_a_table(imgs):
    return np.linspace(0, 1, 256)[imgs].reshape(imgs.shape[0], -1)


@image_to_vector.equivalent
def split_by_rows(imgs):
    return np.hstack([imgs[:, row].reshape(imgs.shape[0], -1) for row in range(imgs.shape[1])]) / 255
