"""What a deployment would do to a stack: the same for change sets, which only show it, and for updates."""

from dataclasses import dataclass
from typing import Any

from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import ResourceMap
from moto.utilities.utils import get_partition

from .template import check_parameters, resolve_inputs


@dataclass(frozen=True)
class Plan:
    template: dict[str, Any]
    resources: ResourceMap
    """Of the new template; nothing in it exists before the plan is carried out."""
    add: list[str]
    modify: list[str]
    remove: list[str]

    @property
    def changes_nothing(self) -> bool:
        return not (self.add or self.modify or self.remove)


def make_plan(stack: Stack, template: dict[str, Any], parameters: dict[str, Any]) -> Plan:
    check_parameters(template, parameters)
    old, new = stack.resource_map, new_resource_map(stack, template, parameters)
    existing, wanted = names_of(old), names_of(new)
    return Plan(
        template=template,
        resources=new,
        add=[name for name in wanted if name not in existing],
        modify=[name for name in wanted if name in existing and resolved(old, name) != resolved(new, name)],
        remove=[name for name in existing if name not in wanted],
    )


def new_resource_map(stack: Stack, template: dict[str, Any], parameters: dict[str, Any]) -> ResourceMap:
    resources = ResourceMap(
        stack.stack_id,
        stack.name,
        parameters,
        stack.tags,
        region_name=stack.region_name,
        account_id=stack.account_id,
        template=template,
        cross_stack_resources=stack.cross_stack_resources,
    )
    resources._parsed_resources["AWS::Partition"] = get_partition(stack.region_name)
    resources.load()
    return resources


def names_of(resources: ResourceMap) -> list[str]:
    """The resources whose condition holds."""
    return [name for name, json in resources._resource_json_map.items() if applies(json, resources)]


def applies(json: dict[str, Any], resources: ResourceMap) -> bool:
    condition = json.get("Condition")
    return not condition or bool(resources.lazy_condition_map[condition])


def resolved(resources: ResourceMap, name: str) -> Any:
    conditions = {each: bool(resources.lazy_condition_map[each]) for each in resources.lazy_condition_map}
    return resolve_inputs(resources._resource_json_map[name], resources.resolved_parameters, conditions)
