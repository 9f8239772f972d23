"""The hints that several mistakes share."""

from __future__ import annotations

DB = "db = dZ.sum(axis=0), of shape (k,)"
AT_DB = "the line that computes db"
ALL_THREE = "dA = dZ Wᵀ, dW = Aᵀ dZ, db = Σ over the examples of dZ"
AT_DW = "the line that computes dW"
DW = "dW = Aᵀ dZ, of shape (n, m)(m, k) = (n, k)"
AT_DA = "the line that computes dA"
DA = "dA = dZ Wᵀ, of shape (m, k)(k, n) = (m, n)"
