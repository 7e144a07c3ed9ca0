"""moto waits for messages by looking a hundred times a second, which keeps a processor busy for every waiting client."""

import time
from typing import Any

from moto.sqs.models import SQSBackend

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
        while True:
            found = receive(self, queue_name, count, 0, *args, **kwargs)
            if found or time.monotonic() >= end:
                return found
            time.sleep(LOOK_EVERY_SECONDS)

    SQSBackend.receive_message = patiently
