"""AWS::SQS::QueuePolicy and AWS::SNS::TopicPolicy, which moto shows as made and never makes."""

import json
from typing import Any

from moto.core.common_models import CloudFormationModel
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends


class ResourcePolicy:
    """
    The policy of several resources of one service; a subclass knows these. It is a model itself: of moto's models only
    the direct subclasses are found.
    """

    #: The property that names them.
    NAMED_BY: str

    def __init__(self, name: str, resources: list[str]) -> None:
        self.name = name
        self.resources = resources

    @property
    def physical_resource_id(self) -> str:
        return self.name

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Id"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.name

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "ResourcePolicy":
        properties = cloudformation_json["Properties"]
        made = cls(resource_name, properties[cls.NAMED_BY])
        document = json.dumps(properties["PolicyDocument"])
        for resource in made.resources:
            made.put(resource, document, account_id, region_name)
        return made

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "ResourcePolicy",
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> "ResourcePolicy":
        named = cloudformation_json["Properties"][cls.NAMED_BY]
        left = [resource for resource in original_resource.resources if resource not in named]
        cls(original_resource.name, left).delete(account_id, region_name)
        return cls.create_from_cloudformation_json(
            original_resource.name, cloudformation_json, account_id, region_name
        )

    def delete(self, account_id: str, region_name: str) -> None:
        for resource in self.resources:
            self.drop(resource, account_id, region_name)

    def put(self, resource: str, document: str, account_id: str, region_name: str) -> None:
        raise NotImplementedError

    def drop(self, resource: str, account_id: str, region_name: str) -> None:
        """The resource may have gone before its policy: a stack's resources are deleted in no order."""
        raise NotImplementedError


class QueuePolicy(ResourcePolicy, CloudFormationModel):
    NAMED_BY = "Queues"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SQS::QueuePolicy"

    def put(self, resource: str, document: str, account_id: str, region_name: str) -> None:
        sqs_backends[account_id][region_name].get_queue(queue_name_of(resource)).policy = document

    def drop(self, resource: str, account_id: str, region_name: str) -> None:
        queue = sqs_backends[account_id][region_name].queues.get(queue_name_of(resource))
        if queue:
            queue.policy = None


class TopicPolicy(ResourcePolicy, CloudFormationModel):
    NAMED_BY = "Topics"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SNS::TopicPolicy"

    def put(self, resource: str, document: str, account_id: str, region_name: str) -> None:
        sns_backends[account_id][region_name].get_topic(resource).policy = document

    def drop(self, resource: str, account_id: str, region_name: str) -> None:
        """It gets the policy that AWS gives a new one."""
        topic = sns_backends[account_id][region_name].topics.get(resource)
        if topic:
            topic._policy_json = topic._create_default_topic_policy(region_name, account_id, topic.name)


def queue_name_of(url: str) -> str:
    return url.rpartition("/")[2]
