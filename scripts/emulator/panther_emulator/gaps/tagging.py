"""The Tagging API: tags of more services than moto lists, under the names of types that AWS has for them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from moto.codepipeline.models import CodePipelineBackend
from moto.core.base_backend import BackendDict
from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource, make_tag_matcher, match_resource_type
from moto.kinesis.models import KinesisBackend
from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend
from moto.route53.models import Route53Backend
from moto.utilities.tagging_service import TaggingService
from moto.utilities.utils import get_partition


def install() -> None:
    ResourceGroupsTaggingAPIBackend._get_resources_generator = generate_resources


def generate_resources(
    self: ResourceGroupsTaggingAPIBackend,
    tag_filters: list[dict[str, Any]] | None = None,
    resource_type_filters: list[str] | None = None,
    resource_arn_list: list[str] | None = None,
) -> Iterator[TaggedResource]:
    matches = make_tag_matcher(tag_filters)
    services = {each.split(":")[0] for each in resource_type_filters or []}
    told: set[str] = set()
    for backend in backends_in_use(self.account_id, self.region_name):
        for resource in tagged_resources(backend, services):
            names = (type_of(resource.arn), resource.resource_type)
            is_wanted = any(match_resource_type(name, resource_type_filters) for name in names)
            if not is_wanted or not resource.tags or not matches(resource.tags) or resource.arn in told:
                continue
            if resource_arn_list and resource.arn not in resource_arn_list:
                continue
            told.add(resource.arn)
            yield resource


def backends_in_use(account_id: str, region: str) -> Iterator[Any]:
    """Those of the region, and of services without regions. moto would make the others, only to find nothing in them."""
    for backends in list(BackendDict._instances):
        by_region = backends[account_id] if account_id in backends.keys() else {}
        for place in (region, get_partition(region)):
            if place in by_region.keys():
                yield by_region[place]


def tagged_resources(backend: Any, services: set[str]) -> Iterable[TaggedResource]:
    """`services`: of which resources are wanted; of all where it is empty."""
    if isinstance(backend, TaggableResourcesMixin) and (not services or backend.SERVICE_NAMESPACE in services):
        # Of SageMaker's endpoint configurations moto makes the ARN a tuple by mistake.
        yield from (each for each in backend.iter_tagged_resources() if isinstance(each.arn, str))
    for arn, tags in kept_tags(backend):
        if not services or arn.split(":")[2] in services:
            yield TaggedResource(arn, tags, type_of(arn))


def kept_tags(backend: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Where most of moto's services keep the tags of their resources, and those few that keep them otherwise."""
    for name in ("tagger", "tagging_service"):
        service = getattr(backend, name, None)
        if isinstance(service, TaggingService):
            # Some services know their resources by other ids there.
            arns = [key for key in service.tags if key.startswith("arn:")]
            yield from ((arn, service.get_tag_dict_for_resource(arn)) for arn in arns)
    if isinstance(backend, KinesisBackend):
        yield from ((stream.arn, stream.tags) for stream in backend.streams.values())
    elif isinstance(backend, CodePipelineBackend):
        yield from ((pipeline._arn, pipeline.tags) for pipeline in backend.pipelines.values())
    elif isinstance(backend, Route53Backend):
        for zone_id in list(backend.zones):
            yield f"arn:{backend.partition}:route53:::hostedzone/{zone_id}", backend.list_tags_for_resource(zone_id)


def type_of(arn: str) -> str:
    """`ecr:repository` for `arn:aws:ecr:us-east-1:123456789012:repository/name`; the service alone for a bare name."""
    _, _, service, _, _, resource = arn.split(":", 5)
    kind, *name = re.split("[:/]", resource, maxsplit=1)
    return f"{service}:{kind}" if name else service
