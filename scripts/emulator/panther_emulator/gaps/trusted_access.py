"""CloudFormation: whether an organization lets it work in its accounts."""

from typing import Any

from moto.cloudformation.models import cloudformation_backends

from ..answers import Refusal
from ..api_call import ApiCall
from ..identity import Identity
from ..organizations import manager_of
from .operation import Operation

# A mark on the backend of the management account: a reset forgets it with the rest.
TRUSTED = "panther_trusted_access"
HOME_REGION = "us-east-1"


def describe_access(call: ApiCall, caller: Identity) -> dict[str, Any] | Refusal:
    if manager_of(caller.account_id, "aws") is None:
        return Refusal(400, "InvalidOperationException", "The account is not part of an organization.")
    backend = cloudformation_backends[caller.account_id][HOME_REGION]
    return {"Status": "ENABLED" if getattr(backend, TRUSTED, False) else "DISABLED"}


def activate_access(call: ApiCall, caller: Identity) -> dict[str, Any] | Refusal:
    if manager_of(caller.account_id, "aws") != caller.account_id:
        return Refusal(400, "InvalidOperationException", "Only the management account may activate trusted access.")
    setattr(cloudformation_backends[caller.account_id][HOME_REGION], TRUSTED, True)
    return {}


OPERATIONS: dict[str, Operation] = {
    "cloudformation:DescribeOrganizationsAccess": describe_access,
    "cloudformation:ActivateOrganizationsAccess": activate_access,
}
