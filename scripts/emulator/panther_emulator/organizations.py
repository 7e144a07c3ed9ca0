"""Accounts with a chosen id: organizations:CreateAccount takes the id from the tag `emulator:AccountId`."""

from contextvars import ContextVar
from typing import Any

from moto.organizations import utils
from moto.organizations.models import OrganizationsBackend

ACCOUNT_ID_TAG = "emulator:AccountId"

wanted_id: ContextVar[str | None] = ContextVar("wanted_id", default=None)


def install() -> None:
    random_account_id = utils.make_random_account_id
    original = OrganizationsBackend.create_account

    def create_account(self: OrganizationsBackend, **kwargs: Any) -> dict[str, Any]:
        tags = {tag["Key"]: tag["Value"] for tag in kwargs.get("Tags", [])}
        before = wanted_id.set(tags.pop(ACCOUNT_ID_TAG, None))
        try:
            return original(self, **kwargs | {"Tags": [{"Key": key, "Value": tags[key]} for key in tags]})
        finally:
            wanted_id.reset(before)

    OrganizationsBackend.create_account = create_account
    utils.make_random_account_id = lambda: wanted_id.get() or random_account_id()
