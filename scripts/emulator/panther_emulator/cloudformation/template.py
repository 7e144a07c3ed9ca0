"""What can be told from a template and its parameters before anything is created."""

import re
from typing import Any

from moto.cloudformation.exceptions import ValidationError

IAM_TYPES = frozenset(
    f"AWS::IAM::{name}"
    for name in (
        "AccessKey",
        "Group",
        "InstanceProfile",
        "ManagedPolicy",
        "Policy",
        "Role",
        "User",
        "UserToGroupAddition",
    )
)
NAME_PROPERTIES = frozenset(("GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName", "UserName"))
NAMED_TYPES = IAM_TYPES - {"AWS::IAM::AccessKey", "AWS::IAM::Policy", "AWS::IAM::UserToGroupAddition"}


def required_capabilities(template: dict[str, Any]) -> list[str]:
    resources = [each for each in (template.get("Resources") or {}).values() if each.get("Type") in IAM_TYPES]
    required = []
    if any(each["Type"] in NAMED_TYPES and NAME_PROPERTIES & set(each.get("Properties") or {}) for each in resources):
        required.append("CAPABILITY_NAMED_IAM")
    elif resources:
        required.append("CAPABILITY_IAM")
    if "Transform" in template:
        required.append("CAPABILITY_AUTO_EXPAND")
    return required


def is_covered(capability: str, given: list[str]) -> bool:
    return capability in given or (capability == "CAPABILITY_IAM" and "CAPABILITY_NAMED_IAM" in given)


def check_parameters(template: dict[str, Any], given: dict[str, Any]) -> None:
    """Refuses what CloudFormation refuses: unknown and missing parameters, values that break the template's rules."""
    declared = template.get("Parameters") or {}
    unknown = sorted(set(given) - set(declared))
    if unknown:
        raise ValidationError(message=f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    missing = [name for name, rules in declared.items() if name not in given and "Default" not in rules]
    if missing:
        raise ValidationError(message=f"Parameters: [{', '.join(missing)}] must have values")
    for name, rules in declared.items():
        value = str(given.get(name, rules.get("Default")))
        # A list's values are checked one by one.
        for each in value.split(",") if rules.get("Type") == "CommaDelimitedList" else [value]:
            check_value(name, rules, each)


def check_value(name: str, rules: dict[str, Any], value: str) -> None:
    allowed = [str(each) for each in rules.get("AllowedValues", [])]
    pattern = rules.get("AllowedPattern")
    broken = None
    if allowed and value not in allowed:
        broken = f"must be one of [{', '.join(allowed)}]"
    elif pattern and not re.fullmatch(pattern, value):
        broken = f"must match pattern {pattern}"
    elif len(value) < int(rules.get("MinLength", 0)):
        broken = f"must contain at least {rules['MinLength']} characters"
    elif len(value) > int(rules.get("MaxLength", 1_000_000)):
        broken = f"must contain at most {rules['MaxLength']} characters"
    if broken:
        reason = rules.get("ConstraintDescription")
        raise ValidationError(message=f"Parameter {name} failed to satisfy constraint: {reason or broken}")


def resolve_inputs(value: Any, parameters: dict[str, Any], conditions: dict[str, bool]) -> Any:
    """The value with its parameters and conditions put in; references to resources stay as they are."""
    if isinstance(value, list):
        return [resolve_inputs(each, parameters, conditions) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("Ref") in parameters:
        return parameters[value["Ref"]]
    if "Fn::If" in value:
        condition, yes, no = value["Fn::If"]
        return resolve_inputs(yes if conditions[condition] else no, parameters, conditions)
    if isinstance(value.get("Fn::Sub"), str):
        text = value["Fn::Sub"]
        for name, given in parameters.items():
            text = text.replace(f"${{{name}}}", str(given))
        return {"Fn::Sub": text}
    return {key: resolve_inputs(each, parameters, conditions) for key, each in value.items()}
