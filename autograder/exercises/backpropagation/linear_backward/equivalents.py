"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.linear_backward.exercise import linear_backward


@linear_backward.equivalent
def line_by_line(dZ, A, W):
    dA = dZ @ W.T
    dW = A.T @ dZ
    db = np.sum(dZ, axis=0)
    return dA, dW, db


@linear_backward.equivalent
def with_einsum(dZ, A, W):
    return np.einsum("mk,nk->mn", dZ, W), np.einsum("mn,mk->nk", A, dZ), np.einsum("mk->k", dZ)


@linear_backward.equivalent
def example_by_example(dZ, A, W):
    dA, dW, db = np.zeros(A.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(A)):
        dA[i] = W @ dZ[i]
        dW += np.outer(A[i], dZ[i])
        db += dZ[i]
    return dA, dW, db


@linear_backward.equivalent
def entry_by_entry(dZ, A, W):
    m, n = A.shape
    k = W.shape[1]
    dA, dW, db = np.zeros((m, n)), np.zeros((n, k)), np.zeros(k)
    for i in range(m):
        for q in range(k):
            db[q] += dZ[i, q]
            for j in range(n):
                dA[i, j] += dZ[i, q] * W[j, q]
                dW[j, q] += A[i, j] * dZ[i, q]
    return dA, dW, db


@linear_backward.equivalent
def turned_twice(dZ, A, W):
    return (W @ dZ.T).T, (dZ.T @ A).T, dZ.T.sum(axis=1)


@linear_backward.equivalent
def with_dot(dZ, A, W):
    dA = np.dot(dZ, W.transpose())
    dW = np.dot(np.transpose(A), dZ)
    db = np.add.reduce(dZ)
    return [dA, dW, db]


@linear_backward.equivalent
def db_with_ones(dZ, A, W):
    return np.matmul(dZ, W.T), np.matmul(A.T, dZ), np.ones(len(dZ)) @ dZ


@linear_backward.equivalent
def keepdims_then_squeezed(dZ, A, W):
    db = np.sum(dZ, axis=0, keepdims=True)
    return dZ.dot(W.T), A.T.dot(dZ), np.squeeze(db, axis=0)


@linear_backward.equivalent
def bias_as_a_weight(dZ, A, W):
    ones = np.ones((len(A), 1))
    both = np.hstack([A, ones]).T @ dZ
    return dZ @ W.T, both[:-1], both[-1]


@linear_backward.equivalent
def with_broadcasting(dZ, A, W):
    dA = (dZ[:, None, :] * W[None, :, :]).sum(axis=2)
    dW = (A[:, :, None] * dZ[:, None, :]).sum(axis=0)
    return dA, dW, dZ.mean(axis=0) * dZ.shape[0]


@linear_backward.equivalent
def with_tensordot(dZ, A, W):
    return (
        np.tensordot(dZ, W, axes=(1, 1)),
        np.tensordot(A, dZ, axes=(0, 0)),
        np.array([column.sum() for column in dZ.T]),
    )
