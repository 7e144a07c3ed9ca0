"""moto tells by the microsecond when a vault was made, and its answers round that differently: whole seconds are alike."""

from typing import Any

from moto.backup.models import Vault


def install() -> None:
    made = Vault.__init__

    def by_the_second(self: Vault, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self.creation_date = int(self.creation_date)

    Vault.__init__ = by_the_second
