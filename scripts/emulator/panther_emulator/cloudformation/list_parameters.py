"""A parameter that is a list is told as it was given: as text with commas. moto tells Python's notation of a list."""

from typing import Any

from moto.cloudformation.models import Stack


def install() -> None:
    def as_given(stack: Stack) -> dict[str, Any]:
        resolved = stack.resource_map.resolved_parameters
        return {key: ",".join(map(str, value)) if isinstance(value, list) else value for key, value in resolved.items()}

    def told(stack: Stack) -> list[dict[str, Any]]:
        hidden = stack.resource_map.no_echo_parameter_keys
        return [
            {"ParameterKey": key, "ParameterValue": "****" if key in hidden else value}
            for key, value in as_given(stack).items()
        ]

    Stack.stack_parameters = property(as_given)
    Stack.parameter_list = property(told)
