"""Plain data across the boundary: msgpack with numpy arrays, size-capped; nothing else is ever built from bytes.

Both sides import this module. What arrives may have been written by hostile code, so the decoder makes None, bool, int,
float, complex, str, bytes, list, tuple, dict, numpy arrays and scalars of plain dtypes, generators from their seed
state, and handles of callables. It raises WireError at anything else, and never imports, calls or unpickles. Only the
untrusted side, which asks for it, also gets functions as data (`portable.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

from autograder.grading.portable import Portable

MAX_BYTES = 16 * 2**20  # small enough that even sixteen million empty lists fit into memory
MAX_ANSWER = MAX_BYTES + 2 * 2**20  # of one message from a worker, which may hold the answers to several calls
MAX_REQUEST = 128 * 2**20  # of what the trusted side sends: cells that bring files
MAX_DEPTH = 40
MAX_HEX = 3500  # hexadecimal digits of an int: Python refuses to print one of more than 4300 decimal digits
MAX_DIMENSIONS = 32
PLAIN_KINDS = "biufcSU"  # dtype kinds that hold values and no references
LAST_CHARACTER = 0x10FFFF
GENERATORS = ("PCG64", "PCG64DXSM", "SFC64")  # the others hold a position in memory, which numpy does not check
ARRAY, SCALAR, TUPLE, COMPLEX, BIG_INT, GENERATOR, HANDLE, PAIRS, FUNCTION = range(1, 10)

HandleOf = Callable[[Any], "Handle | Portable"]
CallableOf = Callable[["Handle"], Any]
Build = Callable[[Portable], Any]
Makers = tuple[CallableOf | None, Build | None]


class WireError(Exception):
    """What should cross is not plain data, is too large, or is no message."""


@dataclass(frozen=True)
class Handle:
    """A callable that stays on its side; the other side calls it by its number."""

    number: int
    text: str = ""


def encode(value: Any, handle_of: HandleOf | None = None, most: int = MAX_BYTES) -> bytes:
    """The bytes of plain data. Callables become handles through `handle_of`. Raises WireError for anything else."""
    try:
        packed: bytes = msgpack.packb(_plain(value, handle_of, 0), strict_types=True)
    except (UnicodeError, ValueError, OverflowError) as error:
        raise WireError(f"this text or number cannot be sent ({type(error).__name__})") from None
    if len(packed) > most:
        raise WireError(f"this takes {len(packed):,} bytes; {most:,} may cross")
    return packed


def decode(packed: bytes, callable_of: CallableOf | None = None, build: Build | None = None) -> Any:
    """The plain data in `packed`; handles become callables through `callable_of`. Raises WireError if it is not.

    `build` makes functions of those that were sent as data; without it there is none.
    """
    try:
        return _decoded(packed, (callable_of, build), 0)
    except WireError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile bytes may trip the decoder in any way
        raise WireError(f"no plain data: {type(error).__name__}") from None


def _plain(value: Any, handle_of: HandleOf | None, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise WireError(f"nested deeper than {MAX_DEPTH} levels")
    kind = type(value)
    if value is None or kind in (bool, float, str, bytes):
        return value
    if kind is int:
        return value if -(2**63) <= value < 2**64 else _extension(BIG_INT, _hex(value))
    if kind is list:
        return [_plain(entry, handle_of, depth + 1) for entry in value]
    if kind is dict:
        return _plain_dict(value, handle_of, depth)
    if kind is tuple:
        return _extension(TUPLE, [_plain(entry, handle_of, depth + 1) for entry in value])
    if kind is complex:
        return _extension(COMPLEX, [value.real, value.imag])
    if kind is np.ndarray and value.dtype.kind in PLAIN_KINDS:
        return _extension(ARRAY, [value.dtype.str, list(value.shape), _bytes(value)])
    if isinstance(value, np.generic) and kind.__module__ == "numpy" and value.dtype.kind in PLAIN_KINDS:
        return _extension(SCALAR, [value.dtype.str, _bytes(value)])
    if kind is np.random.Generator:
        return _extension(GENERATOR, [_plain(value.bit_generator.state, None, depth + 1), _seeds(value)])
    if kind is Handle:
        return _extension(HANDLE, [value.number, value.text[:200]])
    if kind is Portable:
        constants = [_plain(list(part), None, depth + 1) for part in (value.closure, value.defaults)]
        return _extension(FUNCTION, [value.code, value.name, value.text, *constants])
    if handle_of is not None and callable(value):
        return _plain(handle_of(value), None, depth)
    raise WireError(f"{_a(kind.__name__)} cannot be compared: it is no number, text, list, tuple, dict or plain array")


def _plain_dict(value: dict[Any, Any], handle_of: HandleOf | None, depth: int) -> Any:
    pairs = [(_plain(k, None, depth + 1), _plain(v, handle_of, depth + 1)) for k, v in value.items()]
    if all(type(k) is str for k, _ in pairs):
        return dict(pairs)
    return _extension(PAIRS, [list(pair) for pair in pairs])


def _hex(value: int) -> str:
    if value.bit_length() > 4 * MAX_HEX:
        raise WireError(f"an int of {value.bit_length():,} bits is too large to send")
    return hex(value)


def _bytes(value: Any) -> bytes:
    if value.nbytes > MAX_BYTES:
        raise WireError(f"an array of {value.nbytes:,} bytes; {MAX_BYTES:,} may cross")
    return bytes(value.tobytes())


def _a(name: str) -> str:
    return ("an " if name[:1].lower() in "aeiou" else "a ") + name[:100]


def _extension(code: int, value: Any) -> msgpack.ExtType:
    return msgpack.ExtType(code, msgpack.packb(value, strict_types=True))


def _decoded(packed: bytes, makers: Makers, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise WireError(f"nested deeper than {MAX_DEPTH} levels")

    def extension(code: int, data: bytes) -> Any:
        return _from_extension(code, _decoded(data, makers, depth + 1), makers)

    value = msgpack.unpackb(packed, ext_hook=extension, strict_map_key=False, use_list=True, raw=False)
    _refuse_deep(value, depth)
    return value


def _refuse_deep(value: Any, depth: int) -> None:
    """Raises WireError where lists and dicts stand in each other too deeply for whoever walks through them."""
    if type(value) not in (list, dict):
        return
    if depth > MAX_DEPTH:
        raise WireError(f"nested deeper than {MAX_DEPTH} levels")
    for entry in value if type(value) is list else value.values():
        _refuse_deep(entry, depth + 1)


def _from_extension(code: int, inside: Any, makers: Makers) -> Any:
    callable_of, build = makers
    if code == TUPLE:
        return tuple(_a_list(inside))
    if code == ARRAY:
        return _array(*inside)
    if code == SCALAR:
        return _array(inside[0], [1], inside[1])[0]
    if code == COMPLEX:
        return complex(float(inside[0]), float(inside[1]))
    if code == BIG_INT:
        return int(inside[: MAX_HEX + 3], 16)
    if code == GENERATOR:
        return _generator(*inside)
    if code == HANDLE:
        handle = Handle(int(inside[0]), str(inside[1])[:200])
        return handle if callable_of is None else callable_of(handle)
    if code == PAIRS:
        return dict(_a_list(inside))
    if code == FUNCTION and build is not None:
        code_, name, text, closure, defaults = inside
        return build(Portable(code_, name, text, tuple(closure), tuple(defaults)))
    raise WireError(f"unknown extension {code}")


def _a_list(inside: Any) -> list[Any]:
    if type(inside) is not list:
        raise WireError("no list")
    return inside


def _array(text: str, shape: list[int], raw: bytes) -> np.ndarray[Any, Any]:
    """An array whose every entry is a value of its dtype. Empty axes hide no huge ones: those would fill the memory."""
    dtype = np.dtype(text[:16])
    if dtype.kind not in PLAIN_KINDS or dtype.hasobject or dtype.fields or dtype.itemsize > MAX_BYTES:
        raise WireError(f"arrays of {dtype} do not cross")
    if len(shape) > MAX_DIMENSIONS or math.prod(n for n in shape if n > 0) > MAX_BYTES or any(n < 0 for n in shape):
        raise WireError("an array of an impossible shape")
    if dtype.kind == "b":
        return np.frombuffer(raw, np.uint8).reshape(shape) != 0  # a byte of 2 would be neither true nor false
    if dtype.kind == "U" and np.any(np.frombuffer(raw, dtype.str[0] + "u4") > LAST_CHARACTER):
        raise WireError("a text with characters that do not exist")
    if dtype.itemsize == 0:
        return np.zeros(shape, dtype)
    return np.frombuffer(raw, dtype).reshape(shape).copy()


def _seeds(generator: np.random.Generator) -> Any:
    """What a generator's children are spawned from, so that they are the same on the other side."""
    seeds: Any = generator.bit_generator.seed_seq
    if type(seeds) is not np.random.SeedSequence or type(seeds.entropy) is not int:
        return None
    return [_plain(seeds.entropy, None, 0), [int(key) for key in seeds.spawn_key], int(seeds.n_children_spawned)]


def _generator(state: dict[str, Any], seeds: Any) -> np.random.Generator:
    if state.get("bit_generator") not in GENERATORS:
        raise WireError("unknown generator")
    known: dict[str, Any] = {}
    if seeds is not None:
        entropy, keys, spawned = seeds
        known = {"entropy": int(entropy), "spawn_key": tuple(map(int, keys)), "n_children_spawned": int(spawned)}
    bits = getattr(np.random, state["bit_generator"])(np.random.SeedSequence(**known))
    bits.state = state
    return np.random.Generator(bits)
