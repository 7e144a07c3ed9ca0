"""Inspector: calls that name no account mean the caller's own, which is DISABLED where nobody switched it on."""

from collections.abc import Callable
from typing import Any

from moto.inspector2.models import AccountStatus, Inspector2Backend


def install() -> None:
    for name in ("enable", "disable"):
        setattr(Inspector2Backend, name, of_own_account(getattr(Inspector2Backend, name)))
    Inspector2Backend.batch_get_account_status = batch_get_account_status


def of_own_account(original: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Inspector2Backend, account_ids: list[str] | None, resource_types: list[str]) -> Any:
        return original(self, account_ids or [self.account_id], resource_types)

    return call


def batch_get_account_status(self: Inspector2Backend, account_ids: list[str] | None) -> list[dict[str, Any]]:
    wanted = account_ids or [self.account_id]
    return [self.account_status.get(each, AccountStatus(each)).to_batch_json() for each in wanted]
