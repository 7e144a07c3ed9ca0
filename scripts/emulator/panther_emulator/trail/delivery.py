"""EventBridge rules bring events to queues, topics and buses in the account and region that the target's ARN names."""

import json
import logging
from datetime import datetime, timezone
from typing import Any

from moto.core.exceptions import ServiceException
from moto.events.models import EventsBackend, Rule, events_backends
from moto.events.utils import EventTemplateParser
from moto.sns.models import Subscription, sns_backends
from moto.sqs.models import sqs_backends
from werkzeug.exceptions import HTTPException

MOST_HOPS = 5
log = logging.getLogger(__name__)


def install() -> None:
    Rule.send_to_targets = send_to_targets
    Subscription.__init__ = with_queue_account(Subscription.__init__)


def has_rules(account_id: str, region: str) -> bool:
    bus = find_bus(account_id, region, "default")
    return bool(bus and bus.rules)


def put_on_bus(event: dict[str, Any], account_id: str, region: str, name: str = "default", hops: int = 0) -> None:
    bus = find_bus(account_id, region, name)
    for rule in list(bus.rules.values()) if bus else []:
        send_to_targets(rule, event, hops=hops)


def find_bus(account_id: str, region: str, name: str) -> Any:
    backend: EventsBackend | None = events_backends[account_id].get(region)
    return backend.event_buses.get(name) if backend else None


def send_to_targets(rule: Rule, original_event: dict[str, Any], transform_input: bool = True, hops: int = 0) -> None:
    """Takes the place of moto's, which looks at neither the rule's state nor the target's account and region."""
    event = with_readable_time(original_event)
    if rule.state == "DISABLED" or not rule.event_pattern.get_pattern() or not rule.event_pattern.matches_event(event):
        return
    deliver(rule, event, hops)


def deliver(rule: Rule, event: dict[str, Any], hops: int = 0) -> None:
    for target in rule.targets:
        try:
            send(target, event, hops)
        except (ServiceException, HTTPException) as error:
            # A target that is gone: EventBridge counts a failed invocation, and the caller never learns of it.
            log.warning("%s could not deliver to %s: %s", rule.arn, target["Arn"], error)


def send(target: dict[str, Any], event: dict[str, Any], hops: int) -> None:
    _, _, service, region, account_id, resource = target["Arn"].split(":", 5)
    if service == "events" and resource.startswith("event-bus/"):
        if hops < MOST_HOPS:
            put_on_bus(event, account_id, region, resource.partition("/")[2], hops + 1)
        return
    message = message_for(target, event)
    if service == "sqs":
        group = target.get("SqsParameters", {}).get("MessageGroupId")
        sqs_backends[account_id][region].send_message(queue_name=resource, message_body=message, group_id=group)
    elif service == "sns":
        topic = sns_backends[account_id][region].topics.get(target["Arn"])
        if topic:
            topic.publish(message)


def message_for(target: dict[str, Any], event: dict[str, Any]) -> str:
    if "Input" in target:
        return target["Input"]
    transformer = target.get("InputTransformer")
    if transformer:
        transformed = EventTemplateParser.parse(
            input_template=transformer.get("InputTemplate"),
            input_paths_map=transformer.get("InputPathsMap", {}),
            event=event,
        )
        return transformed if isinstance(transformed, str) else json.dumps(transformed)
    return json.dumps(event)


def with_readable_time(event: dict[str, Any]) -> dict[str, Any]:
    """moto has the time in seconds, and an ingestion time that AWS does not send."""
    time = event.get("time")
    if isinstance(time, (int, float)):
        time = datetime.fromtimestamp(time, tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {key: value for key, value in event.items() if key != "ingestion-time"} | {"time": time}


def with_queue_account(original: Any) -> Any:
    """moto looks for a subscribed queue in the topic's account."""

    def initialise(self: Subscription, account_id: str, topic: Any, endpoint: str, protocol: str) -> None:
        original(self, account_id, topic, endpoint, protocol)
        if protocol == "sqs":
            self.account_id = endpoint.split(":")[4]

    return initialise
