"""moto tells that work groups were created this moment, whenever it is asked; AWS keeps when they were."""

import time
from typing import Any

from moto.athena.models import AthenaBackend, WorkGroup


def install() -> None:
    made = WorkGroup.__init__
    listed = AthenaBackend.list_work_groups
    got = AthenaBackend.get_work_group

    def remember(self: WorkGroup, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self.created_at = time.time()

    def list_work_groups(self: AthenaBackend) -> list[dict[str, Any]]:
        return [{**group, "CreationTime": self.work_groups[group["Name"]].created_at} for group in listed(self)]

    def get_work_group(self: AthenaBackend, name: str) -> dict[str, Any] | None:
        group = got(self, name)
        return group and {**group, "CreationTime": self.work_groups[name].created_at}

    WorkGroup.__init__ = remember
    AthenaBackend.list_work_groups = list_work_groups
    AthenaBackend.get_work_group = get_work_group
