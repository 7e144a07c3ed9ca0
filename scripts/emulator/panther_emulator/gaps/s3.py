"""S3: a bucket's region in the list, told only to those who page."""

from collections.abc import Callable

from moto.core.responses import TYPE_RESPONSE, ActionResult
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response


def install() -> None:
    S3Response.all_buckets = with_regions(S3Response.all_buckets)


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
    return {"Name": bucket.name, "CreationDate": bucket.creation_date_ISO8601, "BucketRegion": bucket.region_name}
