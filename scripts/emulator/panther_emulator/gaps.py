"""Single calls that moto lacks, or answers with less than AWS does."""

from collections.abc import Callable

from moto.core.responses import TYPE_RESPONSE, ActionResult
from moto.ec2.responses import EC2Response
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response


def install() -> None:
    EC2Response.describe_stale_security_groups = describe_stale_security_groups
    S3Response.all_buckets = with_regions(S3Response.all_buckets)


def describe_stale_security_groups(self: EC2Response) -> ActionResult:
    """Stale rules come with peerings that are gone; the emulator has none."""
    return ActionResult({"StaleSecurityGroupSet": []})


def with_regions(original: Callable[[S3Response], TYPE_RESPONSE]) -> Callable[[S3Response], TYPE_RESPONSE]:
    def all_buckets(self: S3Response) -> TYPE_RESPONSE:
        if self._get_param("max-buckets") is None:
            return original(self)
        buckets = self.backend.list_buckets(
            prefix=self._get_param("prefix"),
            bucket_region=self._get_param("bucket-region"),
            max_buckets=self._get_param("max-buckets"),
        )
        self.data["Action"] = "ListBuckets"
        return self.serialized(ActionResult({"Buckets": [describe(bucket) for bucket in buckets]}))

    return all_buckets


def describe(bucket: FakeBucket) -> dict[str, str]:
    """A bucket's region is told only to those who page."""
    return {"Name": bucket.name, "CreationDate": bucket.creation_date_ISO8601, "BucketRegion": bucket.region_name}
