"""What a transformer's blocks are made of, in numpy: weights by the names that torch gives them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]

_EPSILON = np.float32(1e-5)
_INNER, _CUBIC = np.float32(0.7978845608), np.float32(0.044715)


def linear(values: Floats, weights: Weights, name: str) -> Floats:
    """Multiply along the last axis with a layer's weight, shape `(out, in)`, and add its bias."""
    flat = values.reshape(-1, values.shape[-1]) @ weights[f"{name}.weight"].T
    return (flat + weights[f"{name}.bias"]).reshape(*values.shape[:-1], -1)


def layer_norm(values: Floats, weights: Weights, name: str) -> Floats:
    """Ba et al., "Layer Normalization", 2016, along the last axis."""
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
    return np.asarray(centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def softmax(values: Floats) -> Floats:
    """Along the last axis."""
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def gelu(values: Floats) -> Floats:
    """Hendrycks and Gimpel, 2016, in the form with tanh."""
    inner = values * values
    inner *= _INNER * _CUBIC
    inner += _INNER
    inner *= values
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= np.float32(0.5)
    return inner
