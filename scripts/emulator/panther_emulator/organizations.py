"""Organizations: accounts with a chosen id, and members who may not look at the organization that they are in.

organizations:CreateAccount takes the id from the tag `emulator:AccountId`.
"""

from contextvars import ContextVar
from typing import Any

from moto.organizations import utils
from moto.organizations.models import OrganizationsBackend, organizations_backends
from moto.utilities.utils import get_partition

from .answers import Refusal
from .api_call import ApiCall
from .identity import Identity
from .trail.names import READ_ONLY

ACCOUNT_ID_TAG = "emulator:AccountId"
FOR_MEMBERS = ("DescribeOrganization", "DescribeHandshake", "ListHandshakesForAccount")

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


def manager_of(account_id: str, partition: str) -> str | None:
    """The management account of the organization; None where the account is in none."""
    if account_id in organizations_backends.master_accounts:
        return organizations_backends.master_accounts[account_id][0]
    return account_id if organizations_backends[account_id][partition].org else None


def refuse_member(call: ApiCall, caller: Identity) -> Refusal | None:
    """Only the management account and those that it delegates to are told more than what the organization is."""
    if call.service != "organizations" or not READ_ONLY.match(call.operation or "") or call.operation in FOR_MEMBERS:
        return None
    partition = get_partition(call.region)
    manager = manager_of(caller.account_id, partition)
    if manager is None:
        message = "Your account is not a member of an organization."
        return Refusal(400, "AWSOrganizationsNotInUseException", message)
    admins = organizations_backends[manager][partition].admins
    if caller.account_id == manager or any(admin.account.id == caller.account_id for admin in admins):
        return None
    return Refusal(400, "AccessDeniedException", "You don't have permissions to access this resource.")
