"""Answers calls that moto cannot, and keeps account of those that it knows nothing of."""

import functools
import threading
from typing import Any

import botocore.session
from moto.core.serialize import get_serializer_class
from moto.utilities.utils import get_partition

from ..answers import Answer, Refusal, refusal_of
from ..api_call import ApiCall
from ..gaps import OPERATIONS
from ..identity import Identity
from ..trail.names import READ_ONLY
from .defaults import default_answer


class Fallback:
    def __init__(self) -> None:
        self._answered: set[str] = set()
        self._lock = threading.Lock()

    def answered(self) -> list[str]:
        """`service:Operation` of all reads since the last reset whose answers are no one's but the fallback's."""
        with self._lock:
            return sorted(self._answered)

    def clear(self) -> None:
        with self._lock:
            self._answered.clear()

    def answer(self, call: ApiCall, caller: Identity) -> Answer:
        if call.model is None or call.operation is None:
            return refusal_of(call, not_implemented(f"{call.service}:{call.environ.get('PATH_INFO')}"))
        name = f"{call.model.service_name}:{call.operation}"
        if name in OPERATIONS:
            return answer_with(call, OPERATIONS[name](call, caller))
        if not READ_ONLY.match(call.operation):
            # What was not done must not look as if it were.
            return refusal_of(call, not_implemented(name))
        if not is_offered(call.model.service_name, call.region):
            # There is no host of this name; one server for all services comes no nearer.
            return refusal_of(call, Refusal(501, "UnknownOperationException", "The service is not in this region"))
        with self._lock:
            self._answered.add(name)
        return answer_with(call, default_answer(name, call, caller))


def not_implemented(name: str) -> Refusal:
    return Refusal(501, "NotImplemented", f"The emulator does not have {name}")


def answer_with(call: ApiCall, said: dict[str, Any] | Refusal) -> Answer:
    if isinstance(said, Refusal):
        return refusal_of(call, said)
    operation = call.model.operation_model(call.operation)
    serializer = get_serializer_class(call.model.service_name, call.protocol)(operation_model=operation)
    serialized = serializer.serialize(said)
    body = serialized["body"]
    data = body.encode() if isinstance(body, str) else body
    headers = {**serialized["headers"], "Content-Length": str(len(data))}
    return Answer(serialized["status_code"], list(headers.items()), data)


def is_offered(service: str, region: str) -> bool:
    regions = regions_of(service, get_partition(region))
    return not regions or region in regions


@functools.cache
def regions_of(service: str, partition: str) -> frozenset[str]:
    """Empty: nothing is known of it, or the service has no regions."""
    return frozenset(botocore.session.Session().get_available_regions(service, partition_name=partition))
