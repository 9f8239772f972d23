"""Other right answers."""

from __future__ import annotations

import math

import numpy as np

from autograder.exercises.logistic_regression.gaussian_nll.exercise import gaussian_nll


@gaussian_nll.equivalent
def log_of_the_density(y_hat, y, sigma):
    density = np.exp(-0.5 * ((y - y_hat) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))
    return -np.mean(np.log(density))


@gaussian_nll.equivalent
def constant_once(y_hat, y, sigma):
    return 0.5 * np.log(2 * np.pi * sigma**2) + np.mean((y - y_hat) ** 2) / (2 * sigma**2)


@gaussian_nll.equivalent
def with_a_loop(y_hat, y, sigma):
    total = 0.0
    for i in range(len(y)):
        total += math.log(sigma) + 0.5 * math.log(2 * math.pi) + (y[i] - y_hat[i]) ** 2 / (2 * sigma**2)
    return total / len(y)


@gaussian_nll.equivalent
def in_units_of_sigma(y_hat, y, sigma):
    u = (y_hat - y) / sigma
    return np.log(sigma * math.sqrt(2 * math.pi)) + 0.5 * (u @ u) / u.size


@gaussian_nll.equivalent
def half_of_three_logs(y_hat, y, sigma):
    return 0.5 * np.mean(math.log(2) + math.log(math.pi) + 2 * math.log(sigma) + np.square((y - y_hat) / sigma))


@gaussian_nll.equivalent
def with_the_variance(y_hat, y, sigma):
    variance = float(sigma) ** 2
    return np.array(((y - y_hat) ** 2 / variance + np.log(2 * np.pi * variance)).sum() / (2 * len(y)))


@gaussian_nll.equivalent
def with_the_precision(y_hat, y, sigma):
    tau = 1 / sigma**2
    return float(np.average(tau / 2 * (y - y_hat) ** 2 - 0.5 * np.log(tau / (2 * np.pi))))


@gaussian_nll.equivalent
def variance_plus_squared_mean(y_hat, y, sigma):
    r = y - y_hat
    return 0.5 * (np.log(2 * np.pi) + (np.var(r) + np.mean(r) ** 2) / sigma**2) + np.log(sigma)


@gaussian_nll.equivalent
def sum_of_a_list(y_hat, y, sigma):
    costs = [
        -math.log(1 / (sigma * math.sqrt(math.tau))) + 0.5 * ((t - a) / sigma) ** 2
        for a, t in zip(y_hat, y, strict=True)
    ]
    return sum(costs) / len(costs)
