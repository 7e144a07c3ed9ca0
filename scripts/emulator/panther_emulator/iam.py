"""IAM as AWS has it where moto stops short: the root user in the credential report, what CloudFormation makes."""

import functools
import json
from datetime import datetime
from typing import Any

from moto.core.utils import utcnow
from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend, ManagedPolicy, Role, iam_backends
from moto.utilities.utils import get_partition

PARTITIONS = ("aws", "aws-cn", "aws-us-gov")
ROOT_MFA_NAME = "root-account-mfa-device"


def install() -> None:
    IAMBackend._init_aws_policies = aws_policies_of
    add_root_to_credential_report()
    complete_cloudformation_roles()
    complete_cloudformation_policies()


def aws_policies_of(self: IAMBackend) -> list[AWSManagedPolicy]:
    """moto parses the 3 MB of AWS's policies again for each account, in each of the world's partitions."""
    if self.partition not in PARTITIONS:
        return []
    return [
        AWSManagedPolicy(name, account_id=self.account_id, region=self.region_name, **fields)
        for name, fields in aws_policies().items()
    ]


@functools.cache
def aws_policies() -> dict[str, dict[str, Any]]:
    return {
        name: {
            "default_version_id": data.get("DefaultVersionId"),
            "path": data.get("Path"),
            "document": json.dumps(data.get("Document")),
            "create_date": datetime.fromisoformat(data["CreateDate"]),
            "update_date": datetime.fromisoformat(data["UpdateDate"]),
        }
        for name, data in json.loads(aws_managed_policies_data).items()
    }


def add_root_to_credential_report() -> None:
    original = IAMBackend.get_credential_report

    def get_credential_report(self: IAMBackend) -> str:
        header, _, users = original(self).partition("\n")
        return "\n".join([header, root_row(self, header.split(",")), users])

    IAMBackend.get_credential_report = get_credential_report


def root_row(backend: IAMBackend, columns: list[str]) -> str:
    has_mfa = any(serial.endswith(f":mfa/{ROOT_MFA_NAME}") for serial in backend.virtual_mfa_devices)
    known = {
        "user": "<root_account>",
        "arn": f"arn:{backend.partition}:iam::{backend.account_id}:root",
        "user_creation_time": utcnow().strftime("%Y-01-15T09:00:00+00:00"),
        "password_enabled": "not_supported",
        "password_last_used": "no_information",
        "password_last_changed": "not_supported",
        "password_next_rotation": "not_supported",
        "mfa_active": str(has_mfa).lower(),
    }
    return ",".join(known.get(column, "false" if column.endswith("_active") else "N/A") for column in columns)


def complete_cloudformation_roles() -> None:
    create = Role.create_from_cloudformation_json.__func__

    @classmethod
    def create_from_cloudformation_json(
        cls: type[Role],
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
        **kwargs: Any,
    ) -> Role:
        role = create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
        apply_policies(role, cloudformation_json["Properties"])
        return role

    @classmethod
    def update_from_cloudformation_json(
        cls: type[Role],
        original_resource: Role,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> Role:
        properties = cloudformation_json["Properties"]
        role = iam_backends[account_id][get_partition(region_name)].get_role(original_resource.name)
        role.assume_role_policy_document = as_json(properties["AssumeRolePolicyDocument"])
        role.description = properties.get("Description", "")
        role.max_session_duration = properties.get("MaxSessionDuration", 3600)
        apply_policies(role, properties)
        return role

    delete = Role.delete_from_cloudformation_json.__func__

    @classmethod
    def delete_from_cloudformation_json(
        cls: type[Role], resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str
    ) -> None:
        role = iam_backends[account_id][get_partition(region_name)].get_role(resource_name)
        apply_policies(role, {})
        delete(cls, resource_name, cloudformation_json, account_id, region_name)

    Role.create_from_cloudformation_json = create_from_cloudformation_json
    Role.delete_from_cloudformation_json = delete_from_cloudformation_json
    Role.update_from_cloudformation_json = update_from_cloudformation_json


def apply_policies(role: Role, properties: dict[str, Any]) -> None:
    """Makes the role's policies those of the template: inline and managed ones."""
    backend = iam_backends[role.account_id][role.partition]
    role.policies = {
        policy["PolicyName"]: as_json(policy["PolicyDocument"]) for policy in properties.get("Policies") or []
    }
    wanted = properties.get("ManagedPolicyArns") or []
    for policy_arn in set(role.managed_policies) - set(wanted):
        backend.detach_role_policy(policy_arn, role.name)
    for policy_arn in wanted:
        if policy_arn not in role.managed_policies:
            backend.attach_role_policy(policy_arn, role.name)


def complete_cloudformation_policies() -> None:
    @classmethod
    def update_from_cloudformation_json(
        cls: type[ManagedPolicy],
        original_resource: ManagedPolicy,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> ManagedPolicy:
        backend = iam_backends[account_id][get_partition(region_name)]
        policy = backend.get_policy(original_resource.arn)
        document = as_json(cloudformation_json["Properties"]["PolicyDocument"])
        oldest = policy.versions[0]
        backend.create_policy_version(policy.arn, document, set_as_default=True)
        # As CloudFormation does, so that there is always room for one more.
        backend.delete_policy_version(policy.arn, oldest.version_id)
        return policy

    @classmethod
    def delete_from_cloudformation_json(
        cls: type[ManagedPolicy],
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> None:
        iam_backends[account_id][get_partition(region_name)].delete_policy(resource_name)

    ManagedPolicy.update_from_cloudformation_json = update_from_cloudformation_json
    ManagedPolicy.delete_from_cloudformation_json = delete_from_cloudformation_json


def as_json(document: Any) -> str:
    # YAML reads the version of a policy document, 2012-10-17, as a date.
    return document if isinstance(document, str) else json.dumps(document, default=str)
