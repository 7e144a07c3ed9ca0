"""The client that a thread answers just now: whether it still waits for its answer."""

import socket
from contextvars import ContextVar
from typing import Any

_connection: ContextVar[socket.socket | None] = ContextVar("connection", default=None)


def remember(environ: dict[str, Any]) -> None:
    _connection.set(environ.get("werkzeug.socket"))


def is_gone() -> bool:
    """Its end of the connection is closed: what it would be given is lost."""
    connection = _connection.get()
    if connection is None:
        return False
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
