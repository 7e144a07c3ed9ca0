"""Whose access key it is."""

from dataclasses import dataclass

from moto.iam.models import get_account_id_from, iam_backends
from moto.sts.models import AssumedRole, sts_backends
from moto.utilities.utils import get_partition


@dataclass(frozen=True)
class Identity:
    """`partition` is None for a key that no account has made; moto takes those for its default account."""

    account_id: str
    partition: str | None
    arn: str
    kind: str
    """AssumedRole, IAMUser or Root."""
    principal_id: str
    user_name: str | None = None
    role_arn: str | None = None


def identify(access_key: str) -> Identity:
    account_id = get_account_id_from(access_key)
    for partition, backend in list(iam_backends[account_id].items()):
        key = backend.access_keys.get(access_key)
        if key is None:
            continue
        role = find_assumed_role(account_id, partition, access_key)
        if role:
            return Identity(account_id, partition, role.arn, "AssumedRole", role.user_id, role_arn=role.role_arn)
        user = backend.users.get(key.user_name)
        if user:
            return Identity(account_id, partition, user.arn, "IAMUser", user.id, user_name=user.name)
    return Identity(account_id, None, f"arn:{get_partition(None)}:iam::{account_id}:root", "Root", account_id)


def find_assumed_role(account_id: str, partition: str, access_key: str) -> AssumedRole | None:
    return sts_backends[account_id][partition].get_assumed_role_from_access_key(access_key)
