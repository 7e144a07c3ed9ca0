"""Carries plans out: an event for each resource, and a roll-back where one fails."""

from typing import Any
from uuid import uuid4

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import AlreadyExistsException, CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend, Event, Stack, cloudformation_backends
from moto.cloudformation.utils import generate_stack_id
from moto.core.exceptions import ServiceException
from werkzeug.exceptions import HTTPException

from .plan import Plan, applies, make_plan

create_resource = parsing.parse_and_create_resource


class ResourceFailed(Exception):
    """The resource's CREATE_FAILED event is noted already."""

    def __init__(self, logical_id: str) -> None:
        super().__init__(logical_id)
        self.logical_id = logical_id


def install() -> None:
    parsing.parse_and_create_resource = create_resource_with_events
    CloudFormationBackend.create_stack = create_stack
    CloudFormationBackend.execute_change_set = execute_change_set
    Stack.update = update_stack
    ChangeSet.diff = describe_changes


def create_stack(
    self: CloudFormationBackend, name: str, template: str, parameters: dict[str, Any], **options: Any
) -> Stack:
    if any(stack.name == name for stack in self.stacks.values()):
        raise AlreadyExistsException(f"Stack [{name}] already exists")
    stack = Stack(
        stack_id=generate_stack_id(name, self.region_name, self.account_id),
        name=name,
        template={},
        parameters={},
        account_id=self.account_id,
        region_name=self.region_name,
        cross_stack_resources=self.exports,
        **options,
    )
    plan = make_plan(stack, Stack.parse_template(template), parameters)
    self.stacks[stack.stack_id] = stack
    carry_out(stack, plan, "CREATE", template, parameters)
    return stack


def execute_change_set(self: CloudFormationBackend, change_set_name: str, stack_name: str | None = None) -> None:
    change_set = self.describe_change_set(change_set_name)
    if change_set.execution_status != "AVAILABLE":
        message = f"ChangeSet [{change_set_name}] cannot be executed in its current execution status"
        raise CloudFormationError("InvalidChangeSetStatus", f"{message} of [{change_set.execution_status}]")
    stack = self.stacks[change_set.stack_id]
    stack.cross_stack_resources = self.exports
    plan = make_plan(stack, change_set.template_dict, change_set.parameters)
    carry_out(stack, plan, change_set.change_set_type, change_set.template, change_set.parameters)
    failed = stack.status.endswith("ROLLBACK_COMPLETE")
    change_set.execution_status = "EXECUTE_FAILED" if failed else "EXECUTE_COMPLETE"


def update_stack(
    self: Stack,
    template: str,
    role_arn: str | None = None,
    parameters: dict[str, Any] | None = None,
    tags: dict[str, str] | None = None,
) -> None:
    parameters = parameters or {}
    plan = make_plan(self, Stack.parse_template(template), parameters)
    if plan.changes_nothing:
        raise ValidationError(message="No updates are to be performed.")
    self.role_arn = role_arn
    if tags is not None:
        self.tags = tags
    carry_out(self, plan, "UPDATE", template, parameters)


def describe_changes(self: ChangeSet) -> list[models.Change]:
    plan = make_plan(self.stack, self.template_dict, self.parameters)
    old = self.stack.resource_map._resource_json_map
    actions = {"Add": plan.add, "Modify": plan.modify, "Remove": plan.remove}
    return [
        models.Change(action, name, (plan.template["Resources"].get(name) or old[name])["Type"])
        for action, names in actions.items()
        for name in names
    ]


def carry_out(stack: Stack, plan: Plan, action: str, template: str, parameters: dict[str, Any]) -> None:
    """`action` is CREATE or UPDATE. The stack ends in `<action>_COMPLETE`, or rolled back with the reason."""
    stack.status, stack.status_reason = f"{action}_IN_PROGRESS", None
    stack._add_stack_event(stack.status, resource_status_reason="User Initiated")
    old = stack.resource_map
    kept = {name: old._parsed_resources[name] for name in old._resource_json_map if name in old._parsed_resources}
    plan.resources._parsed_resources.update({name: kept[name] for name in kept if name not in plan.remove})
    try:
        for name in plan.modify:
            modify(stack, plan, name)
        plan.resources.create(plan.template)
    except ResourceFailed as failure:
        roll_back(stack, plan, action, failure.logical_id)
        return
    for name in plan.remove:
        remove(stack, old, name)
    stack.template, stack.template_dict, stack.parameters = template, plan.template, parameters
    stack.description = plan.template.get("Description")
    stack.resource_map = plan.resources
    stack.output_map = stack._create_output_map()
    for export in stack.exports:
        stack.cross_stack_resources[export.name] = export
    stack.status = f"{action}_COMPLETE"
    stack._add_stack_event(stack.status)


def create_resource_with_events(
    logical_id: str,
    resource_json: dict[str, Any],
    resources_map: parsing.ResourceMap,
    account_id: str,
    region_name: str,
) -> Any:
    stack = cloudformation_backends[account_id][region_name].stacks.get(resources_map.stack_id)
    if stack is None or not applies(resource_json, resources_map):
        return create_resource(logical_id, resource_json, resources_map, account_id, region_name)
    kind = resource_json["Type"]
    note(stack, logical_id, kind, "CREATE_IN_PROGRESS")
    try:
        resource = create_resource(logical_id, resource_json, resources_map, account_id, region_name)
    except (ServiceException, HTTPException, ValueError, KeyError, TypeError) as error:
        note(stack, logical_id, kind, "CREATE_FAILED", reason=reason_of(kind, error))
        raise ResourceFailed(logical_id) from error
    note(stack, logical_id, kind, "CREATE_COMPLETE", resource)
    return resource


def modify(stack: Stack, plan: Plan, name: str) -> None:
    json = plan.template["Resources"][name]
    note(stack, name, json["Type"], "UPDATE_IN_PROGRESS")
    try:
        changed = parsing.parse_and_update_resource(name, json, plan.resources, stack.account_id, stack.region_name)
    except (ServiceException, HTTPException) as error:
        note(stack, name, json["Type"], "UPDATE_FAILED", reason=reason_of(json["Type"], error))
        raise ResourceFailed(name) from error
    if changed is not None:
        plan.resources._parsed_resources[name] = changed
    note(stack, name, json["Type"], "UPDATE_COMPLETE", changed)


def remove(stack: Stack, resources: parsing.ResourceMap, name: str) -> None:
    json, resource = resources._resource_json_map[name], resources._parsed_resources.pop(name, None)
    if resource is None or json.get("DeletionPolicy") == "Retain":
        return
    note(stack, name, json["Type"], "DELETE_IN_PROGRESS", resource)
    resources._delete_resource(resource, json)
    note(stack, name, json["Type"], "DELETE_COMPLETE", resource)


def roll_back(stack: Stack, plan: Plan, action: str, failed: str) -> None:
    """Takes away what was added. What was modified stays so: nothing tells how it was before."""
    rolled_back = "ROLLBACK" if action == "CREATE" else "UPDATE_ROLLBACK"
    failure = f"The following resource(s) failed to {action.lower()}: [{failed}]."
    stack.status_reason = f"{failure} Rollback requested by user."
    stack._add_stack_event(f"{rolled_back}_IN_PROGRESS", resource_status_reason=stack.status_reason)
    for name in reversed(list(plan.resources._parsed_resources)):
        if name in plan.add:
            remove(stack, plan.resources, name)
    stack.status = f"{rolled_back}_COMPLETE"
    stack._add_stack_event(stack.status)


def note(
    stack: Stack, logical_id: str, kind: str, status: str, resource: Any = None, reason: str | None = None
) -> None:
    stack.events.append(
        Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=logical_id,
            physical_resource_id=getattr(resource, "physical_resource_id", None) or "",
            resource_type=kind,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=None,
        )
    )


def reason_of(kind: str, error: Exception) -> str:
    """In CloudFormation's words: what the service said, and the class of the error."""
    service = kind.split("::")[1].capitalize()
    exists = "AlreadyExists" in str(getattr(error, "code", ""))
    status, code = (409, "AlreadyExists") if exists else (400, "GeneralServiceException")
    said = str(getattr(error, "message", None) or getattr(error, "description", None) or error)
    return (
        f'Resource handler returned message: "{said} (Service: {service}, Status Code: {status}, '
        f'Request ID: {uuid4()})" (RequestToken: {uuid4()}, HandlerErrorCode: {code})'
    )
