"""Only plain data crosses, whatever bytes arrive; what crosses comes back the same."""

from __future__ import annotations

import math
import pickle
import random
import socket
import threading
import time
from typing import Any

import msgpack
import numpy as np
import pytest

from autograder.grading.channel import Channel
from autograder.grading.wire import (
    ARRAY,
    BIG_INT,
    GENERATOR,
    HANDLE,
    MAX_BYTES,
    PAIRS,
    SCALAR,
    TUPLE,
    Handle,
    WireError,
    decode,
    encode,
)  # fmt: skip

PLAIN = [
    None, True, False, 0, -1, 2**63, -(2**70), 10**4000, 1.5, -0.0, math.inf, "", "경사 하강법 ŷ", b"\x00\xff", 2 + 3j,
    [1, [2, [3]]], (1, (2,)), [], (), {}, {"a": 1, "b": [None]},
    {1: 2, (1, 2): "x", None: 3}, np.float64(0.1), np.int32(7),
    np.bool_(True), np.array(3.0), np.arange(6).reshape(2, 3), np.zeros((0, 3)), np.array(["a", "한글"]),
    np.array([b"ab"]),
    np.array([True, False]), np.arange(4, dtype=">i2"), np.ones((2, 3), order="F"), np.array([1 + 2j]), np.array([""]),
]  # fmt: skip


def same(a: Any, b: Any) -> bool:
    if isinstance(a, (np.ndarray, np.generic)):
        return type(a) is type(b) and a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    return type(a) is type(b) and a == b and repr(a) == repr(b)


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: repr(value)[:30])
def test_plain_data_comes_back_as_it_was(value: Any) -> None:
    assert same(decode(encode(value)), value)


def test_nan_and_a_generator_come_back() -> None:
    assert math.isnan(decode(encode(math.nan)))
    rng = np.random.default_rng(3)
    rng.normal(size=5)
    assert decode(encode(rng)).normal() == rng.normal()


def test_functions_cross_only_as_handles() -> None:
    packed = encode([len], lambda function: Handle(7, function.__name__))
    assert decode(packed) == [Handle(7, "len")]
    assert decode(packed, lambda handle: handle.number + 1) == [8]
    with pytest.raises(WireError, match="builtin_function"):
        encode([len])


def endless() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


REFUSED = {
    "an object": object(),
    "a float subclass": type("F", (float,), {})(1.0),
    "a dict subclass": type("D", (dict,), {})(),
    "an array subclass": np.zeros(2).view(type("A", (np.ndarray,), {})),
    "a masked array": np.ma.zeros(3),
    "an array of objects": np.array([object()]),
    "an array of records": np.zeros(2, dtype="i4,i4"),
    "dates": np.array(["2026-01-01"], dtype="datetime64[D]"),
    "a set": {1, 2},
    "a range": range(3),
    "half a character": "\ud800",
    "an endless list": endless(),
    "an int that cannot be printed": 10**5000,
    "a large array": np.zeros(MAX_BYTES // 8 + 1),
    "a large text": "x" * (MAX_BYTES + 1),
    "the older generator": np.random.Generator(np.random.MT19937(1)),
}


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
def test_other_things_are_refused_before_they_are_sent(value: Any) -> None:
    with pytest.raises(WireError):
        decode(encode(value))


def extension(code: int, inside: Any) -> bytes:
    return bytes(msgpack.packb(msgpack.ExtType(code, msgpack.packb(inside))))


def nested(code: int, levels: int) -> bytes:
    packed: bytes = msgpack.packb([])
    for _ in range(levels):
        packed = msgpack.packb(msgpack.ExtType(code, packed))
    return packed


HOSTILE = {
    "nothing": b"",
    "no msgpack": b"\xc1\xc1",
    "two messages": b"\x01\x01",
    "half a message": b"\x92\x01",
    "a pickle": pickle.dumps(print),
    "an unknown extension": extension(99, 1),
    "an array of objects": extension(ARRAY, ["O", [1], b"12345678"]),
    "an array of records": extension(ARRAY, ["f8,f8", [1], bytes(16)]),
    "an array of nothing": extension(ARRAY, ["V8", [1], bytes(8)]),
    "an array of another size": extension(ARRAY, ["<f8", [3], bytes(8)]),
    "a negative axis": extension(ARRAY, ["<f8", [-1], bytes(8)]),
    "a huge empty axis": extension(ARRAY, ["<f8", [0, 2**40], b""]),
    "too many axes": extension(ARRAY, ["<f8", [1] * 60, bytes(8)]),
    "a shape of texts": extension(ARRAY, ["<f8", ["1"], bytes(8)]),
    "characters beyond the last": extension(ARRAY, ["<U1", [1], b"\xff\xff\xff\x7f"]),
    "a huge character array": extension(ARRAY, ["<U999999999", [0], b""]),
    "a scalar of objects": extension(SCALAR, ["O", b"12345678"]),
    "a tuple that is none": extension(TUPLE, 3),
    "an int that is none": extension(BIG_INT, "os.system"),
    "pairs that are none": extension(PAIRS, [[1]]),
    "a handle that is none": extension(HANDLE, ["x"]),
    "an unknown generator": extension(GENERATOR, [{"bit_generator": "__class__"}, None]),
    "a generator out of bounds": extension(
        GENERATOR, [{"bit_generator": "MT19937", "state": {"key": [0] * 624, "pos": 10**8}}, None]
    ),
    "a generator without a state": extension(GENERATOR, [{"bit_generator": "PCG64"}, None]),
    "lists in lists": b"\x91" * 500 + b"\xc0",
    "dicts in dicts": b"\x81\x01" * 500 + b"\xc0",
    "tuples in tuples": nested(TUPLE, 500),
    "broken text": b"\xa2\xff\xff",
}


@pytest.mark.parametrize("packed", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(WireError):
        decode(packed)


def test_a_bool_that_is_neither_becomes_true() -> None:
    assert decode(extension(ARRAY, ["|b1", [3], b"\x00\x02\xff"])).tobytes() == b"\x00\x01\x01"


def test_random_bytes_and_damaged_messages_never_do_more_than_refuse() -> None:
    rng = random.Random(20260)
    whole = encode([PLAIN[: rng.randrange(len(PLAIN))] for _ in range(4)])
    outcomes = set()
    for turn in range(3000):
        if turn % 3:
            packed = bytearray(whole)
            for _ in range(rng.randrange(1, 6)):
                packed[rng.randrange(len(packed))] = rng.randrange(256)
        else:
            packed = bytearray(rng.randbytes(rng.randrange(60)))
        try:
            decode(bytes(packed))
            outcomes.add("plain")
        except WireError:
            outcomes.add("refused")
    assert outcomes == {"plain", "refused"}


class Enough(Exception):
    pass


def watched(seconds: float) -> tuple[Channel, socket.socket]:
    """A channel whose watch ends every wait after this time, and the other end of it."""
    ours, theirs = socket.socketpair()
    end = time.monotonic() + seconds

    def watch() -> None:
        if time.monotonic() > end:
            raise Enough

    return Channel(ours, watch), theirs


def test_messages_arrive_whole_and_in_order() -> None:
    channel, theirs = watched(20)
    other = Channel(theirs)
    messages = [b"", b"x", bytes(3_000_000)]
    sender = threading.Thread(target=lambda: [other.send(message) for message in messages])
    sender.start()
    assert [channel.receive() for _ in messages] == messages
    sender.join()
    other.close()
    with pytest.raises(EOFError):
        channel.receive()
    channel.close()


@pytest.mark.parametrize("sent", [b"", b"\x10\x00", b"\x10\x00\x00\x00abc"], ids=["silence", "half a length", "half"])
def test_the_wait_for_a_message_ends(sent: bytes) -> None:
    channel, theirs = watched(0.3)
    theirs.sendall(sent)
    with pytest.raises(Enough):
        channel.receive()
    channel.close()
    theirs.close()


def test_a_message_byte_by_byte_is_one_wait_not_many() -> None:
    channel, theirs = watched(0.4)
    stop = threading.Event()

    def drip() -> None:
        theirs.sendall(b"\xff\xff\x00\x00")
        while not stop.wait(0.02):
            theirs.sendall(b"x")

    sender = threading.Thread(target=drip)
    sender.start()
    with pytest.raises(Enough):
        channel.receive()
    stop.set()
    sender.join()
    channel.close()
    theirs.close()


def test_a_reader_that_does_not_read_cannot_hold_the_sender() -> None:
    channel, theirs = watched(0.3)
    with pytest.raises(Enough):
        channel.send(bytes(MAX_BYTES))
    channel.close()
    theirs.close()


def test_a_message_that_is_too_long_is_refused_by_its_length() -> None:
    channel, theirs = watched(5)
    theirs.sendall((MAX_BYTES + 1).to_bytes(4, "little"))
    with pytest.raises(WireError, match="may cross"):
        channel.receive()
    channel.close()
    theirs.close()


def test_a_generator_spawns_the_same_children_on_the_other_side() -> None:
    for seed in (7, 2**100, None):
        ours = np.random.default_rng(seed)
        ours.spawn(2)
        theirs = decode(encode(ours))
        assert [one.random() for one in theirs.spawn(3)] == [one.random() for one in ours.spawn(3)]
        assert theirs.random() == ours.random()
