"""Serves the emulator on a free loopback port and prints {"port": N} when it is up.

It stops when its standard input closes, so that it never outlives whoever started it.
"""

import json
import os
import socket
import sys
import threading

os.environ.setdefault("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")


def main() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    # moto calls itself for some services and takes the port from here.
    os.environ["MOTO_PORT"] = str(port)

    from .application import create_application
    from .server import create_server

    server = create_server(listener, create_application())
    threading.Thread(target=stop_when_input_closes, daemon=True).start()
    print(json.dumps({"port": port}), flush=True)
    server.serve_forever()


def stop_when_input_closes() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


main()
