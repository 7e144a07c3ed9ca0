"""Rules with a schedule go off when a test says so: nothing here waits for a clock."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.events.models import Rule

from .delivery import deliver, find_bus


def go_off(account_id: str, region: str) -> list[str]:
    """Lets each enabled rule with a schedule go off once. Returns the names of these."""
    bus = find_bus(account_id, region, "default")
    due = [rule for rule in list(bus.rules.values()) if is_due(rule)] if bus else []
    for rule in due:
        deliver(rule, event_of(rule))
    return [rule.name for rule in due]


def is_due(rule: Rule) -> bool:
    return bool(rule.scheduled_expression) and rule.state != "DISABLED"


def event_of(rule: Rule) -> dict[str, Any]:
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": rule.account_id,
        "time": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": rule.region_name,
        "resources": [rule.arn],
        "detail": {},
    }
