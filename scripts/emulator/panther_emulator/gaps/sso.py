"""Identity Center: the organization's one instance, in one region, which members see and only its owner looks into."""

from typing import Any

from moto.ssoadmin.models import Instance, SSOAdminBackend, ssoadmin_backends

from ..answers import Refusal
from ..api_call import ApiCall
from ..identity import Identity
from ..organizations import manager_of
from ..parameters import parse_parameters
from .operation import Operation

HOME_REGION = "us-east-1"


def install() -> None:
    SSOAdminBackend.list_instances = list_instances


def list_instances(self: SSOAdminBackend) -> list[Instance]:
    manager = manager_of(self.account_id, self.partition)
    if manager is None or self.region_name != HOME_REGION:
        return []
    return ssoadmin_backends[manager][HOME_REGION].instances


def describe_instance(call: ApiCall, caller: Identity) -> dict[str, Any] | Refusal:
    arn = parse_parameters(call)["InstanceArn"]
    instances = ssoadmin_backends[caller.account_id][call.region].list_instances()
    found = next((each for each in instances if each.instance_arn == arn), None)
    if found is None:
        return Refusal(400, "ResourceNotFoundException", "Instance not found.")
    if found.account_id != caller.account_id:
        return Refusal(400, "AccessDeniedException", "You do not have sufficient access to perform this action.")
    return found.to_json()


OPERATIONS: dict[str, Operation] = {"sso-admin:DescribeInstance": describe_instance}
