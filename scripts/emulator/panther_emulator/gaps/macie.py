"""Macie: off until it is switched on, and times with a zone."""

from typing import Any

from moto.macie2.exceptions import AccessDeniedException
from moto.macie2.models import MacieBackend


def install() -> None:
    initialise, tell = MacieBackend.__init__, MacieBackend.get_macie_session

    def switched_off(self: MacieBackend, region_name: str, account_id: str) -> None:
        initialise(self, region_name, account_id)
        self.macie_session = None

    def get_macie_session(self: MacieBackend) -> dict[str, Any]:
        if not self.macie_session:
            raise AccessDeniedException("Macie is not enabled.")
        session = tell(self)
        return {**session, **{name: f"{session[name]}Z" for name in ("createdAt", "updatedAt")}}

    MacieBackend.__init__ = switched_off
    MacieBackend.get_macie_session = get_macie_session
