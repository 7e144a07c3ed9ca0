"""AWS::SNS::TopicPolicy, which moto shows as made and never makes."""

import json
from typing import Any

from moto.core.common_models import CloudFormationModel
from moto.sns.models import sns_backends


class TopicPolicy(CloudFormationModel):
    def __init__(self, name: str, topics: list[str]) -> None:
        self.name = name
        self.topics = topics

    @property
    def physical_resource_id(self) -> str:
        return self.name

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SNS::TopicPolicy"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Id"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.name

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "TopicPolicy":
        properties = cloudformation_json["Properties"]
        made = cls(resource_name, properties["Topics"])
        made.apply(properties["PolicyDocument"], account_id, region_name)
        return made

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "TopicPolicy",
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> "TopicPolicy":
        properties = cloudformation_json["Properties"]
        left = [arn for arn in original_resource.topics if arn not in properties["Topics"]]
        cls(original_resource.name, left).delete(account_id, region_name)
        changed = cls(original_resource.name, properties["Topics"])
        changed.apply(properties["PolicyDocument"], account_id, region_name)
        return changed

    def apply(self, document: dict[str, Any], account_id: str, region_name: str) -> None:
        backend = sns_backends[account_id][region_name]
        for arn in self.topics:
            backend.get_topic(arn).policy = json.dumps(document)

    def delete(self, account_id: str, region_name: str) -> None:
        """Each topic gets the policy that AWS gives a new one. It may have gone before its policy."""
        topics = sns_backends[account_id][region_name].topics
        for arn in self.topics:
            topic = topics.get(arn)
            if topic:
                topic._policy_json = topic._create_default_topic_policy(region_name, account_id, topic.name)
