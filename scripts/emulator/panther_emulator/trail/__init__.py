"""CloudTrail and EventBridge: calls that change something become events, and rules bring them to queues and topics."""

from . import delivery


def install() -> None:
    delivery.install()
