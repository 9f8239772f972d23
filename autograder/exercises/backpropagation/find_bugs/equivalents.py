"""Other right answers."""

from __future__ import annotations

import numpy as np

from autograder.exercises.backpropagation.find_bugs.exercise import find_bugs


@find_bugs.equivalent
def five_normal_points(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if not abs(num - ana[k]) <= 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.equivalent
def many_uniform_points(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(20):
            x = rng.uniform(-2, 2, n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if not abs(num - ana[k]) <= 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.equivalent
def three_normal_points(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(3):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if not abs(num - ana[k]) <= 1e-4 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.equivalent
def one_sided_differences(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-6
                num = (f(x + e) - f(x)) / 1e-6
                if not abs(num - ana[k]) <= 1e-3 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.equivalent
def a_strict_tolerance(candidates, rng):
    bugs = []
    for i, (f, grad_f, n) in enumerate(candidates):
        is_wrong = False
        for _ in range(5):
            x = rng.normal(size=n)
            try:
                ana = np.asarray(grad_f(x.copy()))
            except Exception:
                is_wrong = True
                break
            if ana.shape != (n,):
                is_wrong = True
                break
            for k in range(n):
                e = np.zeros(n)
                e[k] = 1e-5
                num = (f(x + e) - f(x - e)) / 2e-5
                if np.isnan(ana[k]) or abs(num - ana[k]) > 1e-6 * max(abs(num) + abs(ana[k]), 1e-8):
                    is_wrong = True
        if is_wrong:
            bugs.append(i)
    return bugs


@find_bugs.equivalent
def all_points_at_once(candidates, rng):
    def is_wrong(f, grad_f, n):
        for x in rng.uniform(-2, 2, size=(6, n)):
            ana = grad_f(x)
            if np.shape(ana) != (n,):
                return True
            num = [(f(x + e) - f(x - e)) / 2e-4 for e in 1e-4 * np.eye(n)]
            if not np.allclose(num, ana, rtol=1e-4, atol=1e-8):
                return True
        return False

    bugs = []
    for i, candidate in enumerate(candidates):
        try:
            if is_wrong(*candidate):
                bugs.append(i)
        except Exception:
            bugs.append(i)
    return sorted(bugs)


@find_bugs.equivalent
def largest_error_of_all(candidates, rng):
    errors = np.zeros(len(candidates))
    for i, (f, grad_f, n) in enumerate(candidates):
        for _ in range(8):
            x = 1.5 * rng.standard_normal(n)
            try:
                ana = np.array(grad_f(x), dtype=float)
                assert ana.shape == (n,)
                assert np.isfinite(ana).all()
            except Exception:
                errors[i] = np.inf
                continue
            for k in range(n):
                up, down = x.copy(), x.copy()
                up[k] += 1e-5
                down[k] -= 1e-5
                num = (f(up) - f(down)) / (up[k] - down[k])
                errors[i] = max(errors[i], abs(num - ana[k]) / max(abs(num), abs(ana[k]), 1e-12))
    return [int(i) for i in np.flatnonzero(errors > 1e-4)]


@find_bugs.equivalent
def numpy_indices(candidates, rng):
    found = set()
    for _ in range(5):
        for i, (f, grad_f, n) in enumerate(candidates):
            x = rng.uniform(-1, 1, n)
            try:
                ana = grad_f(x.copy())
            except Exception:
                found.add(i)
                continue
            num = np.array([f(x + e) - f(x - e) for e in 1e-5 * np.eye(n)]) / 2e-5
            if np.shape(ana) != num.shape or not np.all(np.abs(num - ana) <= 1e-3 * np.abs(num)):
                found.add(i)
    return list(np.array(sorted(found), dtype=np.int64))
