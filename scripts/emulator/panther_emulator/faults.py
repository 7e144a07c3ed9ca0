"""Faults on demand: a test makes calls be denied, throttled, answered by a proxy's page, or cut off."""

import threading
from dataclasses import dataclass
from typing import Any

from .answers import Answer, Refusal, answer_of, break_connection, refusal_of
from .api_call import ApiCall


@dataclass
class Fault:
    """What calls it is for (None: any), and what they get."""

    service: str | None = None
    action: str | None = None
    region: str | None = None
    accountId: str | None = None
    status: int = 403
    code: str = "AccessDenied"
    message: str = "This call fails because a test wants it to."
    body: str | None = None
    contentType: str = "text/html"
    breakConnection: bool = False
    times: int | None = None

    def concerns(self, call: ApiCall, account_id: str) -> bool:
        return (
            self.service in (None, call.service)
            and self.action in (None, call.operation)
            and self.region in (None, call.region)
            and self.accountId in (None, account_id)
        )


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, rules: list[dict[str, Any]]) -> None:
        faults = [Fault(**rule) for rule in rules]
        with self._lock:
            self._faults.extend(faults)

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def take(self, call: ApiCall, account_id: str) -> Fault | None:
        """The first fault for this call; a fault with `times` is used up by as many calls."""
        with self._lock:
            fault = next((each for each in self._faults if each.concerns(call, account_id)), None)
            if fault and fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
            return fault


def answer_of_fault(fault: Fault, call: ApiCall) -> Answer:
    if fault.breakConnection:
        break_connection(call.environ)
    if fault.body is not None:
        return answer_of(fault.status, fault.contentType, fault.body)
    return refusal_of(call, Refusal(fault.status, fault.code, fault.message))
