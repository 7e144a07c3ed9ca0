"""Watches calls go by, and puts what they did on the account's event bus."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from ..answers import StartResponse
from ..api_call import ApiCall
from ..identity import Identity
from .delivery import has_rules, put_on_bus
from .record import Answer, event_of, is_management_write, region_of

log = logging.getLogger(__name__)
Wsgi = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


def is_watched(call: ApiCall, caller: Identity) -> bool:
    return is_management_write(call) and has_rules(caller.account_id, region_of(call))


def record_while(call: ApiCall, caller: Identity, application: Wsgi, start_response: StartResponse) -> Iterable[bytes]:
    """The application's answer; its event is delivered before anyone sees the answer, so that tests need not wait."""
    head: list[Any] = []

    def keep_head(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        head[:] = [status, headers]
        return start_response(status, headers, error)

    body = b"".join(application(call.environ, keep_head))
    status, headers = head
    answer = Answer(int(status.split()[0]), headers, body)
    try:
        event = event_of(call, caller, answer)
    except Exception:
        # The call itself succeeded or failed already; what goes wrong in telling of it must not change that.
        log.exception("No event for %s:%s", call.service, call.operation)
        return [body]
    put_on_bus(event, caller.account_id, region_of(call))
    return [body]
