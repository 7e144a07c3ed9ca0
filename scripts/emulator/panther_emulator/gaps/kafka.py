"""MSK: times with a zone, and the encryption of clusters that are made with the second version of the API."""

from typing import Any

from moto.core.utils import utcnow
from moto.kafka.models import FakeKafkaCluster, KafkaBackend

PLACEHOLDERS = ("activeOperationArn", "stateInfo")


def install() -> None:
    initialise = FakeKafkaCluster.__init__
    create, describe = KafkaBackend.create_cluster_v2, KafkaBackend.describe_cluster_v2

    def with_zone(self: FakeKafkaCluster, *args: Any, **kwargs: Any) -> None:
        initialise(self, *args, **kwargs)
        self.creation_time = utcnow().strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def with_encryption(self: KafkaBackend, **kwargs: Any) -> tuple[str, str, str, str]:
        made = create(self, **kwargs)
        self.clusters[made[0]].encryption_info = (kwargs["provisioned"] or {}).get("encryptionInfo")
        self.clusters[made[0]].state = "ACTIVE"
        return made

    def without_placeholders(self: KafkaBackend, cluster_arn: str) -> dict[str, Any]:
        told = describe(self, cluster_arn)
        return {name: value for name, value in told.items() if name not in PLACEHOLDERS}

    FakeKafkaCluster.__init__ = with_zone
    KafkaBackend.create_cluster_v2 = with_encryption
    KafkaBackend.describe_cluster_v2 = without_placeholders
