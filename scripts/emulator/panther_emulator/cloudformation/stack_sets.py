"""StackSets: overrides on top of the set's parameters, and accounts within units of the organization."""

from typing import Any

from moto.cloudformation.models import StackInstances, StackSet


def install() -> None:
    create_in_set = StackSet.create_stack_instances
    create = StackInstances.create_instances

    def create_stack_instances(
        self: StackSet,
        accounts: list[str],
        regions: list[str],
        deployment_targets: dict[str, Any] | None,
        parameters: list[dict[str, Any]],
    ) -> str:
        values = {**self.parameters, **{each["ParameterKey"]: each["ParameterValue"] for each in parameters}}
        merged = [{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()]
        return create_in_set(self, accounts, regions, deployment_targets, merged)

    def create_instances(
        self: StackInstances,
        accounts: list[str],
        regions: list[str],
        parameters: list[dict[str, Any]] | None,
        deployment_targets: dict[str, Any],
        permission_model: str,
    ) -> list[dict[str, Any]]:
        units = within(self, deployment_targets.get("OrganizationalUnitIds", []))
        members = [each.id for each in self.org_backend.accounts if each.parent_id in units]
        if deployment_targets.get("AccountFilterType") == "INTERSECTION":
            members = [each for each in members if each in deployment_targets.get("Accounts", [])]
        # CloudFormation leaves the management account out.
        targets = [each for each in members if each != self.account_id]
        return create(self, accounts + targets, regions, parameters, {}, permission_model)

    StackSet.create_stack_instances = create_stack_instances
    StackInstances.create_instances = create_instances


def within(instances: StackInstances, units: list[str]) -> set[str]:
    """The units, and those in them, however deep."""
    found: set[str] = set()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        found.add(unit)
        waiting.extend(each.id for each in instances.org_backend.ou if each.parent_id == unit)
    return found
