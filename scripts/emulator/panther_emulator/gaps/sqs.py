"""SQS: who waits for messages.

moto looks for them a hundred times a second, which keeps a processor busy for every waiting client. And it gives them to
clients that are gone, from which they come back only after their visibility timeout.
"""

import time
from typing import Any

from moto.sqs.models import SQSBackend

from .. import client

LOOK_EVERY_SECONDS = 0.2


def install() -> None:
    receive = SQSBackend.receive_message

    def patiently(
        self: SQSBackend,
        queue_name: str,
        count: int,
        wait_seconds_timeout: int,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        end = time.monotonic() + wait_seconds_timeout
        while not client.is_gone():
            found = receive(self, queue_name, count, 0, *args, **kwargs)
            if found or time.monotonic() >= end:
                return found
            time.sleep(LOOK_EVERY_SECONDS)
        return []

    SQSBackend.receive_message = patiently
