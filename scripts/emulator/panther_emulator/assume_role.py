"""sts:AssumeRole as AWS answers it: only a role that exists and whose trust policy lets the caller in."""

import fnmatch
import json
from typing import Any

from moto.iam.models import Role, iam_backends

from .answers import Refusal
from .api_call import ApiCall
from .identity import Identity, identify

# Organizations puts this role into the accounts that it creates. Seeding starts from it, so it needs not exist.
ORGANIZATION_ROLE = "OrganizationAccountAccessRole"


def refuse_to_assume(call: ApiCall) -> Refusal | None:
    """None for calls that are no sts:AssumeRole, and for those that the role allows."""
    if call.operation != "AssumeRole":
        return None
    role_arn = call.form.get("RoleArn", [""])[0]
    external_id = call.form.get("ExternalId", [None])[0]
    duration = int(call.form.get("DurationSeconds", ["3600"])[0])
    if role_arn.rpartition("/")[2] == ORGANIZATION_ROLE:
        return None
    if role_arn.count(":") != 5:
        return Refusal(400, "ValidationError", f"{role_arn} is invalid")
    caller = identify(call.access_key)
    role = find_role(role_arn)
    if role is None or not trusts(trust_policy(role), caller, external_id):
        message = f"User: {caller.arn} is not authorized to perform: sts:AssumeRole on resource: {role_arn}"
        return Refusal(403, "AccessDenied", message)
    if duration > int(role.max_session_duration or 3600):
        message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        return Refusal(400, "ValidationError", message)
    return None


def find_role(role_arn: str) -> Role | None:
    _, partition, _, _, account_id, _ = role_arn.split(":")
    backend = iam_backends[account_id][partition]
    return next((role for role in backend.roles.values() if role.arn == role_arn), None)


def trust_policy(role: Role) -> dict[str, Any]:
    document = role.assume_role_policy_document
    return json.loads(document) if isinstance(document, str) else document


def trusts(policy: dict[str, Any], caller: Identity, external_id: str | None) -> bool:
    context = {
        "aws:SecureTransport": "true",
        "aws:PrincipalAccount": caller.account_id,
        "aws:PrincipalArn": caller.role_arn or caller.arn,
    }
    if external_id is not None:
        context["sts:ExternalId"] = external_id
    matching = [
        statement
        for statement in as_list(policy.get("Statement"))
        if is_about_assuming(statement) and names(statement, caller) and holds(statement.get("Condition", {}), context)
    ]
    effects = {statement.get("Effect") for statement in matching}
    return "Allow" in effects and "Deny" not in effects


def is_about_assuming(statement: dict[str, Any]) -> bool:
    return any(fnmatch.fnmatchcase("sts:assumerole", action.lower()) for action in as_list(statement.get("Action")))


def names(statement: dict[str, Any], caller: Identity) -> bool:
    principal = statement.get("Principal", {})
    principals = as_list(principal.get("AWS") if isinstance(principal, dict) else principal)
    own = {caller.arn, caller.role_arn, caller.account_id, "*"}
    return any(each in own or is_root_of(each, caller.account_id) for each in principals)


def is_root_of(principal: str, account_id: str) -> bool:
    return principal.startswith("arn:") and principal.endswith(f":iam::{account_id}:root")


def holds(condition: dict[str, Any], context: dict[str, str]) -> bool:
    """Whether all tests of a condition hold; a key that the context lacks fails its test, as in IAM."""
    return all(
        test(operator, context.get(key), as_list(expected))
        for operator, keys in condition.items()
        for key, expected in (keys or {}).items()
    )


def test(operator: str, actual: str | None, expected: list[str]) -> bool:
    name = operator.removesuffix("IfExists")
    if actual is None:
        return operator != name
    values = [str(value) for value in expected]
    if name == "Bool":
        return actual.lower() in [value.lower() for value in values]
    if name in ("StringEquals", "ArnEquals"):
        return actual in values
    if name in ("StringLike", "ArnLike"):
        return any(fnmatch.fnmatchcase(actual, value) for value in values)
    if name == "StringNotEquals":
        return actual not in values
    return False


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
