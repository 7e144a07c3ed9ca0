"""What botocore and moto read from the disk again for each service, or each call, though it never changes."""

import functools

from botocore.loaders import Loader
from moto import backends


def install() -> None:
    # moto makes a loader for each service, and each one looks through the folders of all.
    list_services = Loader.list_available_services

    @functools.cache
    def services_in(search_paths: tuple[str, ...], type_name: str) -> list[str]:
        return list_services(Loader(extra_search_paths=list(search_paths)), type_name)

    def list_available_services(self: Loader, type_name: str) -> list[str]:
        return services_in(tuple(self.search_paths), type_name)

    Loader.list_available_services = list_available_services

    # Looked through for each call.
    modules = list(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: modules
