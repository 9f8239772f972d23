"""The hints that several mistakes share."""

from __future__ import annotations

AT_DB = "the line that computes db"
GRADIENT = "dz = 2(p − y) · p(1 − p), dw = Xᵀ dz / m, db = mean(dz)"
AT_DW = "the line that computes dw"
P = "p = σ(X w + b)"
DW = "dw = Xᵀ dz / m"
DB = "db = mean(dz)"
