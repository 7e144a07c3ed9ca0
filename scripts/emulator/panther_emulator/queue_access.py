"""What a topic sends reaches a queue only where the queue's policy lets it in; what does not is lost without a word."""

import json
from typing import Any

from moto.organizations.models import organizations_backends
from moto.sns.models import Subscription
from moto.sqs.models import sqs_backends
from moto.utilities.utils import get_partition

from .assume_role import as_list, holds
from .organizations import manager_of


def install() -> None:
    publish = Subscription.publish

    def where_let_in(self: Subscription, *args: Any, **options: Any) -> None:
        if self.protocol != "sqs" or lets_in(self.endpoint, self.topic.arn):
            publish(self, *args, **options)

    Subscription.publish = where_let_in


def lets_in(queue_arn: str, topic_arn: str) -> bool:
    """A queue without a policy takes all, so that nobody has to write one who tests something else."""
    _, _, _, region, account_id, name = queue_arn.split(":")
    queue = sqs_backends[account_id][region].queues.get(name)
    if queue is None:
        # moto makes an error of it; SNS drops the message.
        return False
    policy = queue.policy
    if not policy:
        return True
    context = context_of(topic_arn)
    matching = [
        statement
        for statement in as_list((json.loads(policy) if isinstance(policy, str) else policy).get("Statement"))
        if is_about_sending(statement) and names_sns(statement) and holds(statement.get("Condition", {}), context)
    ]
    effects = {statement.get("Effect") for statement in matching}
    return "Allow" in effects and "Deny" not in effects


def context_of(topic_arn: str) -> dict[str, str]:
    _, _, _, region, account_id, _ = topic_arn.split(":")
    context = {"aws:SecureTransport": "true", "aws:SourceArn": topic_arn, "aws:SourceAccount": account_id}
    manager = manager_of(account_id, get_partition(region))
    if manager is not None:
        context["aws:SourceOrgID"] = organizations_backends[manager][get_partition(region)].org.id
    return context


def is_about_sending(statement: dict[str, Any]) -> bool:
    return any(action.lower() in ("*", "sqs:*", "sqs:sendmessage") for action in as_list(statement.get("Action")))


def names_sns(statement: dict[str, Any]) -> bool:
    principal = statement.get("Principal", {})
    if principal == "*":
        return True
    return "sns.amazonaws.com" in as_list(principal.get("Service")) or "*" in as_list(principal.get("AWS"))
