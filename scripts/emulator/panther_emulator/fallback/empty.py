"""The answer of an account that has nothing of what an operation tells, made from the service's model."""

import re
from typing import Any

from moto.core.model import OperationModel, Shape, StructureShape

from ..answers import Refusal

NOT_FOUND = re.compile("NotFound|NoSuch|Nonexistent|DoesNotExist")


def empty_answer(operation: OperationModel) -> dict[str, Any] | Refusal:
    """No items for a list; an error that says that there is no such thing for what is asked of one thing."""
    missing = not_found(operation)
    return missing if missing and not tells_a_list(operation) else least_of(operation.output_shape)


def tells_a_list(operation: OperationModel) -> bool:
    if operation.name.startswith(("List", "BatchGet")):
        return True
    shape = operation.output_shape
    return shape is not None and any(
        member.type_name == "list" and member.member.type_name == "structure" and "Tag" not in member.member.name
        for member in shape.members.values()
    )


def not_found(operation: OperationModel) -> Refusal | None:
    """None where the operation asks for nothing by name, as account settings do."""
    if operation.input_shape is None or not operation.input_shape.required_members:
        return None
    for shape in operation.error_shapes:
        if NOT_FOUND.search(shape.name):
            error = shape.metadata.get("error", {})
            return Refusal(error.get("httpStatusCode", 400), error.get("code", shape.name), "There is no such resource.")
    return None


def least_of(shape: StructureShape | None) -> dict[str, Any]:
    """Lists and maps without elements. Strings are left out, so that there is no next page."""
    if shape is None:
        return {}
    required = set(shape.required_members)
    values = {name: least_value(member, name in required) for name, member in shape.members.items()}
    return {name: value for name, value in values.items() if value is not None}


def least_value(shape: Shape, is_required: bool) -> Any:
    if shape.type_name == "list":
        return []
    if shape.type_name == "map":
        return {}
    if not is_required:
        return None
    if shape.type_name == "structure":
        return least_of(shape)
    return {"boolean": False, "integer": 0, "long": 0}.get(shape.type_name)
