"""AWS::SNS::Topic: its tags, and an update that keeps what hangs on the topic."""

from typing import Any

from moto.sns.models import Topic, sns_backends

# Properties that are attributes of a topic, and moto's names for these.
ATTRIBUTES = {
    "DisplayName": "display_name",
    "KmsMasterKeyId": "kms_master_key_id",
    "ContentBasedDeduplication": "content_based_deduplication",
}


def install() -> None:
    create = Topic.create_from_cloudformation_json.__func__
    replace = Topic.update_from_cloudformation_json.__func__

    @classmethod
    def create_from_cloudformation_json(
        cls: type[Topic], resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **options: Any
    ) -> Topic:
        properties = cloudformation_json["Properties"]
        untagged = {**cloudformation_json, "Properties": {k: v for k, v in properties.items() if k != "Tags"}}
        topic = create(cls, resource_name, untagged, account_id, region_name, **options)
        topic._tags = tags_of(properties)
        return topic

    @classmethod
    def update_from_cloudformation_json(
        cls: type[Topic],
        original_resource: Topic,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Topic:
        properties = cloudformation_json["Properties"]
        name = properties.get("TopicName", original_resource.name)
        if name != original_resource.name or "Subscription" in properties:
            return replace(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name)
        # The one that the service has: a stack's own note of it may be older than a call.
        topic = sns_backends[account_id][region_name].get_topic(original_resource.arn)
        for attribute, field in ATTRIBUTES.items():
            setattr(topic, field, properties.get(attribute, ""))
        topic._tags = tags_of(properties)
        return topic

    Topic.create_from_cloudformation_json = create_from_cloudformation_json
    Topic.update_from_cloudformation_json = update_from_cloudformation_json


def tags_of(properties: dict[str, Any]) -> dict[str, str]:
    return {tag["Key"]: str(tag["Value"]) for tag in properties.get("Tags", [])}
