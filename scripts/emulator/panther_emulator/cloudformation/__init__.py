"""CloudFormation where moto stops short: capabilities, parameter rules, resource events, failures that roll back."""

from . import (
    deploy,
    kms_key,
    list_parameters,
    no_value,
    queue_policy,
    requests,
    stack_sets,
    subscription,
    topic,
    topic_policy,
    validate_template,
)

# moto finds the types of resources by the classes that there are when it first looks.
TYPES = (queue_policy.QueuePolicy, subscription.SubscriptionResource, topic_policy.TopicPolicy)


def install() -> None:
    for part in (deploy, kms_key, list_parameters, no_value, requests, stack_sets, topic, validate_template):
        part.install()
