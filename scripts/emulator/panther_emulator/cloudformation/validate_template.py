"""ValidateTemplate as AWS answers it: moto runs cfn-lint, which says other things, and tells of no parameters."""

import json
import re
from typing import Any

import yaml
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import yaml_tag_constructor
from moto.core.responses import ActionResult

from .template import IAM_TYPES, required_capabilities

MOST_BYTES = 51_200


def install() -> None:
    CloudFormationResponse.validate_template = validate_template


def validate_template(self: CloudFormationResponse) -> ActionResult:
    body = self._get_param("TemplateBody") or ""
    if len(body.encode()) > MOST_BYTES:
        raise ValidationError(
            message="1 validation error detected: Value at 'templateBody' failed to satisfy constraint: "
            f"Member must have length less than or equal to {MOST_BYTES}"
        )
    template = read(body)
    if not isinstance(template, dict) or not template.get("Resources"):
        raise ValidationError(message="Template format error: At least one Resources member must be defined.")
    refuse_unresolved(template)
    needed = required_capabilities(template)
    return ActionResult(
        {
            "Description": template.get("Description", ""),
            "Parameters": [
                {
                    "ParameterKey": name,
                    "NoEcho": str(parameter.get("NoEcho", False)).lower() == "true",
                    **({"DefaultValue": str(parameter["Default"])} if "Default" in parameter else {}),
                }
                for name, parameter in (template.get("Parameters") or {}).items()
            ],
            "Capabilities": needed,
            **({"CapabilitiesReason": reason_of(template)} if needed else {}),
            "DeclaredTransforms": [],
        }
    )


class Loader(yaml.SafeLoader):
    pass


Loader.add_multi_constructor("", yaml_tag_constructor)


def read(body: str) -> Any:
    is_json = body.lstrip().startswith("{")
    try:
        return json.loads(body) if is_json else yaml.load(body, Loader=Loader)
    except json.JSONDecodeError as error:
        raise ill_formed("JSON", error.lineno, error.colno) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ill_formed("YAML", mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from error


def ill_formed(language: str, line: int, column: int) -> ValidationError:
    return ValidationError(
        message=f"Template format error: {language} not well-formed. (line {line}, column {column})"
    )


def refuse_unresolved(template: dict[str, Any]) -> None:
    known = {*template["Resources"], *(template.get("Parameters") or {})}
    unknown = [name for name in references_in(template["Resources"]) if name not in known and "::" not in name]
    if unknown:
        raise ValidationError(
            message="Template format error: Unresolved resource dependencies "
            f"[{', '.join(dict.fromkeys(unknown))}] in the Resources block of the template"
        )


def references_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in references_in(item)]
    if not isinstance(value, dict):
        return []
    if len(value) == 1 and isinstance(value.get("Ref"), str):
        return [value["Ref"]]
    if len(value) == 1 and isinstance(value.get("Fn::Sub"), str):
        return [name.split(".")[0] for name in re.findall(r"\$\{([\w.]+)\}", value["Fn::Sub"])]
    return [name for item in value.values() for name in references_in(item)]


def reason_of(template: dict[str, Any]) -> str:
    types = {each["Type"] for each in template["Resources"].values() if each.get("Type") in IAM_TYPES}
    return f"The following resource(s) require capabilities: [{', '.join(sorted(types))}]"
