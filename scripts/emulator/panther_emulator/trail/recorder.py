"""Watches calls go by, and puts what they did on the account's event bus."""

import logging

from ..answers import Answer
from ..api_call import ApiCall
from ..identity import Identity
from .delivery import has_rules, put_on_bus
from .record import event_of, is_management_write, region_of

log = logging.getLogger(__name__)


def is_watched(call: ApiCall, caller: Identity) -> bool:
    return is_management_write(call) and has_rules(caller.account_id, region_of(call))


def record(call: ApiCall, caller: Identity, answer: Answer) -> None:
    """The event is delivered before anyone sees the answer, so that tests need not wait."""
    try:
        event = event_of(call, caller, answer)
    except Exception:
        # The call itself succeeded or failed already; what goes wrong in telling of it must not change that.
        log.exception("No event for %s:%s", call.service, call.operation)
        return
    put_on_bus(event, caller.account_id, region_of(call))
