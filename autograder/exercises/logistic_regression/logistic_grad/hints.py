"""The hints that several mistakes share."""

from __future__ import annotations

P = "p = σ(X w + b)"
GRADIENT = "dw = Xᵀ (p − y) / m, db = mean(p − y)"
AT_DW = "the line that computes dw"
DW = "dw = Xᵀ (p − y) / m"
AT_DB = "the line that computes db"
DB = "db = mean(p − y)"
