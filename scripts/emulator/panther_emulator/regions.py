"""Which regions an account can use: those that are on by default, not those that it would have to opt into."""

from typing import Any

import botocore.session
from moto.core.responses import ActionResult
from moto.ec2.responses.availability_zones_and_regions import AvailabilityZonesAndRegions
from moto.utilities.utils import get_partition

from .answers import Refusal
from .api_call import ApiCall
from .identity import Identity

ON_BY_DEFAULT = frozenset(
    (
        "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
        "eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2"
    ).split()
)
PARTITIONS = ("aws", "aws-cn", "aws-us-gov")
ALL_REGIONS = {
    region: partition
    for partition in PARTITIONS
    for region in botocore.session.Session().get_available_regions("ec2", partition_name=partition)
}


def install() -> None:
    AvailabilityZonesAndRegions.describe_regions = describe_regions


def is_known(region: str) -> bool:
    return region in ALL_REGIONS


def is_enabled(region: str) -> bool:
    return ALL_REGIONS.get(region) != "aws" or region in ON_BY_DEFAULT


def describe_regions(self: AvailabilityZonesAndRegions) -> ActionResult:
    self.error_on_dryrun()
    all_regions = self._get_bool_param("AllRegions", False)
    names = self._get_param("RegionNames", [])
    partition = get_partition(self.region)
    return ActionResult(
        {
            "Regions": [
                describe(region)
                for region in sorted(ALL_REGIONS)
                if ALL_REGIONS[region] == partition
                and (all_regions or is_enabled(region))
                and (not names or region in names)
            ]
        }
    )


def describe(region: str) -> dict[str, Any]:
    suffix = "amazonaws.com.cn" if ALL_REGIONS[region] == "aws-cn" else "amazonaws.com"
    status = "opt-in-not-required" if is_enabled(region) else "not-opted-in"
    return {"RegionName": region, "Endpoint": f"ec2.{region}.{suffix}", "OptInStatus": status}


def refuse_region(call: ApiCall, caller: Identity) -> Refusal | None:
    """A region that is off, or of another partition than the key, knows no key: the answer that AWS gives."""
    own_partition = caller.partition is None or caller.partition == ALL_REGIONS[call.region]
    if is_enabled(call.region) and own_partition:
        return None
    protocol = call.protocol
    if protocol == "ec2":
        return Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials")
    if call.service == "s3":
        return Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
    code, status = ("InvalidClientTokenId", 403) if protocol == "query" else ("UnrecognizedClientException", 400)
    return Refusal(status, code, "The security token included in the request is invalid.")
