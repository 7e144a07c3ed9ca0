"""AWS::KMS::Key: an update in place, and a deletion after the waiting time, neither of which moto has."""

import json
from typing import Any

from moto.kms.models import Key, kms_backends

LONGEST_WAIT_IN_DAYS = 30


def install() -> None:
    create = Key.create_from_cloudformation_json.__func__

    @classmethod
    def create_from_cloudformation_json(
        cls: type[Key], resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **options: Any
    ) -> Key:
        properties = cloudformation_json["Properties"]
        document = as_text(properties["KeyPolicy"])
        changes = {"KeyPolicy": document, "Tags": tags_of(properties)}
        in_its_words = {**cloudformation_json, "Properties": {**properties, **changes}}
        key = create(cls, resource_name, in_its_words, account_id, region_name, **options)
        key.wait_in_days = wait_of(properties)
        return key

    @classmethod
    def update_from_cloudformation_json(
        cls: type[Key],
        original_resource: Key,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Key:
        properties = cloudformation_json["Properties"]
        key = kms_backends[account_id][region_name].keys[original_resource.id]
        key.policy = as_text(properties["KeyPolicy"])
        key.description = properties.get("Description", "")
        key.key_rotation_status = properties.get("EnableKeyRotation", False)
        key.enabled = properties.get("Enabled", True)
        key.wait_in_days = wait_of(properties)
        backend = kms_backends[account_id][region_name]
        backend.tagger.delete_all_tags_for_resource(key.id)
        backend.tagger.tag_resource(key.id, tags_of(properties))
        return key

    def delete(self: Key, account_id: str, region_name: str) -> None:
        kms_backends[account_id][region_name].schedule_key_deletion(self.id, self.wait_in_days)

    Key.create_from_cloudformation_json = create_from_cloudformation_json
    Key.update_from_cloudformation_json = update_from_cloudformation_json
    Key.delete = delete


def as_text(document: Any) -> str:
    return document if isinstance(document, str) else json.dumps(document)


def tags_of(properties: dict[str, Any]) -> list[dict[str, str]]:
    return [{"TagKey": tag["Key"], "TagValue": str(tag["Value"])} for tag in properties.get("Tags", [])]


def wait_of(properties: dict[str, Any]) -> int:
    return int(properties.get("PendingWindowInDays", LONGEST_WAIT_IN_DAYS))
