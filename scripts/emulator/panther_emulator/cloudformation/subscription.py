"""AWS::SNS::Subscription, which moto does not have."""

import json
from typing import Any

from moto.core.common_models import CloudFormationModel
from moto.sns.models import sns_backends

WHAT_IT_IS = ("TopicArn", "Protocol", "Endpoint")
"""A change of these makes another subscription; all else is an attribute."""

BOOLEANS = ("RawMessageDelivery",)
DOCUMENTS = ("FilterPolicy", "RedrivePolicy", "DeliveryPolicy")
TEXTS = ("FilterPolicyScope", "SubscriptionRoleArn")


class SubscriptionResource(CloudFormationModel):
    def __init__(self, arn: str, properties: dict[str, Any]) -> None:
        self.arn = arn
        self.properties = properties

    @property
    def physical_resource_id(self) -> str:
        return self.arn

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SNS::Subscription"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Arn"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.arn

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "SubscriptionResource":
        properties = cloudformation_json["Properties"]
        backend = sns_backends[account_id][properties.get("Region", region_name)]
        made = backend.subscribe(properties["TopicArn"], properties["Endpoint"], properties["Protocol"])
        for name, value in attributes_of(properties).items():
            backend.set_subscription_attributes(made.arn, name, value)
        return cls(made.arn, properties)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "SubscriptionResource",
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> "SubscriptionResource":
        properties = cloudformation_json["Properties"]
        before = original_resource.properties
        # An attribute that is left out goes back to its default, which only a new subscription has.
        left_out = attributes_of(before).keys() - attributes_of(properties).keys()
        if left_out or any(properties.get(name) != before.get(name) for name in WHAT_IT_IS):
            original_resource.delete(account_id, region_name)
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    def delete(self, account_id: str, region_name: str) -> None:
        sns_backends[account_id][self.properties.get("Region", region_name)].unsubscribe(self.arn)


def attributes_of(properties: dict[str, Any]) -> dict[str, Any]:
    """As SetSubscriptionAttributes takes them. moto keeps a flag as it comes, so it has to be one."""
    given: dict[str, Any] = {name: properties[name] for name in TEXTS if name in properties}
    given |= {name: json.dumps(properties[name]) for name in DOCUMENTS if name in properties}
    given |= {name: True for name in BOOLEANS if str(properties.get(name)).lower() == "true"}
    return given
