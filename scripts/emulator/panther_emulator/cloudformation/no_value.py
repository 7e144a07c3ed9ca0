"""AWS::NoValue takes an entry out of a list; moto leaves a null where it was."""

from typing import Any

from moto.cloudformation import parsing


def install() -> None:
    clean = parsing.clean_json

    def without_nothing(resource_json: Any, resources_map: parsing.ResourceMap) -> Any:
        cleaned = clean(resource_json, resources_map)
        return [each for each in cleaned if each is not None] if isinstance(cleaned, list) else cleaned

    parsing.clean_json = without_nothing
