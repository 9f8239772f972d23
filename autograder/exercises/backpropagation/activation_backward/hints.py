"""The hints that several mistakes share."""

from __future__ import annotations

AT_COMPARISON = 'the lines for "relu": the comparison'
RELU = "relu: dA where Z > 0, else 0"
SIGMOID_AND_TANH = "sigmoid: dA · a(1 − a) with a = σ(Z); tanh: dA · (1 − tanh²(Z))"
AT_SIGMOID = 'the lines for "sigmoid"'
SIGMOID = "sigmoid: dA · a(1 − a) with a = σ(Z)"
AT_TANH = 'the lines for "tanh"'
TANH = "tanh: dA · (1 − tanh²(Z))"
AT_SIGMOID_AND_TANH = 'the lines for "sigmoid" and "tanh"'
CHAIN = "If the loss moves with A, and A with Z, how fast does the loss move with Z?"
ALL_THREE = "relu: dA where Z > 0, else 0; sigmoid: dA · a(1 − a) with a = σ(Z); tanh: dA · (1 − tanh²(Z))"
AT_RELU = 'the lines for "relu"'
