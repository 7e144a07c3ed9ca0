"""CloudFormation where moto stops short: capabilities, parameter rules, resource events, failures that roll back."""

from . import (
    deploy,
    kms_key,
    list_parameters,
    no_value,
    requests,
    resource_policies,
    stack_sets,
    subscription,
    topic,
    validate_template,
)

# moto finds the types of resources by the classes that there are when it first looks.
TYPES = (resource_policies.QueuePolicy, subscription.SubscriptionResource, resource_policies.TopicPolicy)


def install() -> None:
    for part in (deploy, kms_key, list_parameters, no_value, requests, stack_sets, topic, validate_template):
        part.install()
