"""AWS::SQS::QueuePolicy, which moto shows as made and never makes."""

import json
from typing import Any

from moto.core.common_models import CloudFormationModel
from moto.sqs.models import sqs_backends


class QueuePolicy(CloudFormationModel):
    def __init__(self, name: str, queues: list[str]) -> None:
        self.name = name
        self.queues = queues

    @property
    def physical_resource_id(self) -> str:
        return self.name

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SQS::QueuePolicy"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Id"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.name

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "QueuePolicy":
        properties = cloudformation_json["Properties"]
        made = cls(resource_name, properties["Queues"])
        made.apply(properties["PolicyDocument"], account_id, region_name)
        return made

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "QueuePolicy",
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> "QueuePolicy":
        properties = cloudformation_json["Properties"]
        left = [url for url in original_resource.queues if url not in properties["Queues"]]
        cls(original_resource.name, left).delete(account_id, region_name)
        changed = cls(original_resource.name, properties["Queues"])
        changed.apply(properties["PolicyDocument"], account_id, region_name)
        return changed

    def apply(self, document: dict[str, Any], account_id: str, region_name: str) -> None:
        backend = sqs_backends[account_id][region_name]
        for url in self.queues:
            backend.get_queue(queue_name_of(url)).policy = json.dumps(document)

    def delete(self, account_id: str, region_name: str) -> None:
        """A queue may have gone before its policy: a stack's resources are deleted in no order."""
        queues = sqs_backends[account_id][region_name].queues
        for url in self.queues:
            queue = queues.get(queue_name_of(url))
            if queue:
                queue.policy = None


def queue_name_of(url: str) -> str:
    return url.rpartition("/")[2]
