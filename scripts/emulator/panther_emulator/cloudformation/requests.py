"""What CloudFormation refuses before it starts."""

from collections.abc import Callable
from typing import Any

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Stack
from moto.cloudformation.responses import CloudFormationResponse

from .template import is_covered, required_capabilities


def install() -> None:
    for name in ("create_stack", "update_stack", "create_change_set", "create_stack_set"):
        setattr(CloudFormationResponse, name, with_capabilities(getattr(CloudFormationResponse, name)))
    # UpdateStack finds out by its plan; a change set without changes is made, and says so by its status.
    CloudFormationResponse._validate_different_update = lambda *_: None
    CloudFormationBackend.describe_change_set = describe_change_set
    CloudFormationBackend.delete_change_set = delete_change_set
    CloudFormationBackend.create_change_set = with_stack_checked(CloudFormationBackend.create_change_set)


def with_capabilities(original: Callable[..., Any]) -> Callable[..., Any]:
    def checked(self: CloudFormationResponse) -> Any:
        body, url = self._get_param("TemplateBody"), self._get_param("TemplateURL")
        if url and not body:
            body = self._get_stack_from_s3_url(url)
        if body:
            given = self._get_param("Capabilities", [])
            required = required_capabilities(Stack.parse_template(body))
            lacking = [each for each in required if not is_covered(each, given)]
            if lacking:
                message = f"Requires capabilities : [{', '.join(lacking)}]"
                raise CloudFormationError("InsufficientCapabilitiesException", message)
        return original(self)

    return checked


def with_stack_checked(original: Callable[..., Any]) -> Callable[..., Any]:
    def checked(self: CloudFormationBackend, stack_name: str, change_set_type: str, **options: Any) -> tuple[str, str]:
        stack = next((each for each in self.stacks.values() if stack_name in (each.name, each.stack_id)), None)
        if stack and change_set_type == "CREATE":
            if stack.status != "REVIEW_IN_PROGRESS":
                raise ValidationError(
                    message=f"Stack [{stack.name}] already exists and cannot be created again with the changeSet "
                    f"[{options['change_set_name']}]."
                )
            # A stack that was only ever reviewed: the new change set brings it anew.
            del self.stacks[stack.stack_id]
        if stack and change_set_type == "UPDATE" and stack.status in ("ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"):
            raise ValidationError(message=f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated.")
        return original(self, stack_name=stack_name, change_set_type=change_set_type, **options)

    return checked


def describe_change_set(self: CloudFormationBackend, change_set_name: str) -> ChangeSet:
    for change_set_id, change_set in self.change_sets.items():
        if change_set_name in (change_set_id, change_set.change_set_name):
            return change_set
    raise CloudFormationError("ChangeSetNotFound", f"ChangeSet [{change_set_name}] does not exist")


def delete_change_set(self: CloudFormationBackend, change_set_name: str) -> None:
    change_set = describe_change_set(self, change_set_name)
    del self.change_sets[change_set.change_set_id]
