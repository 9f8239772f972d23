"""Messages over a socket, with somebody who watches while one half arrives."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable

from autograder.grading.wire import MAX_BYTES, WireError

LENGTH = struct.Struct("<I")
GLANCE = 0.25  # seconds between two looks at a silent or slow other side


def nothing() -> None:
    """Nobody watches."""


class Channel:
    """Messages over a socket: a length, then msgpack. Either side may close it at any time.

    `watch` is called at least every GLANCE seconds while a message is on its way in either direction, however slowly
    the other side reads or writes; it ends the wait by raising. Without one, the wait has no end.
    """

    def __init__(self, connection: socket.socket, watch: Callable[[], None] = nothing) -> None:
        self._socket = connection
        self._watch = watch
        if watch is not nothing:
            connection.settimeout(GLANCE)

    def send(self, packed: bytes) -> None:
        """Sends one message. Raises OSError if the other side is gone."""
        rest = memoryview(LENGTH.pack(len(packed)) + packed)
        while rest:
            try:
                rest = rest[self._socket.send(rest) :]
            except TimeoutError:
                self._watch()

    def receive(self, most: int = MAX_BYTES) -> bytes:
        """One message. Raises EOFError or OSError if the other side is gone, WireError if the message is too long."""
        (size,) = LENGTH.unpack(self._exactly(LENGTH.size))
        if size > most:
            raise WireError(f"a message of {size:,} bytes; {most:,} may cross")
        return self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        received = bytearray()
        while len(received) < size:
            try:
                part = self._socket.recv(min(size - len(received), 2**20))
            except TimeoutError:
                self._watch()
                continue
            if not part:
                raise EOFError
            received += part
            self._watch()
        return bytes(received)

    def close(self) -> None:
        self._socket.close()
