"""The HTTP server: one thread for each connection, connections kept open, silent but for its own faults."""

import socket

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import BaseWSGIServer, make_server


class Handler(MotoRequestHandler):
    # Head and body of an answer are written apart; with Nagle's algorithm the second waits for an acknowledgement.
    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: object) -> None:
        if type == "error":
            super().log(type, message, *args)


def create_server(listener: socket.socket, application: object) -> BaseWSGIServer:
    return make_server(
        host="127.0.0.1",
        port=listener.getsockname()[1],
        app=application,
        threaded=True,
        request_handler=Handler,
        fd=listener.fileno(),
    )
