"""Load balancers: ARNs that tell the kind of each; moto's tell of application load balancers only."""

from contextvars import ContextVar
from typing import Any

from moto.elbv2 import models
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer

KINDS = {"network": "net", "gateway": "gwy"}

made_kind: ContextVar[str | None] = ContextVar("made_kind", default=None)


def install() -> None:
    create, make_arn = ELBv2Backend.create_load_balancer, models.make_arn_for_load_balancer

    def create_load_balancer(self: ELBv2Backend, **kwargs: Any) -> FakeLoadBalancer:
        before = made_kind.set(kwargs.get("loadbalancer_type"))
        try:
            return create(self, **kwargs)
        finally:
            made_kind.reset(before)

    def make_arn_for_load_balancer(**kwargs: str) -> str:
        kind = KINDS.get(made_kind.get() or "", "app")
        return make_arn(**kwargs).replace(":loadbalancer/app/", f":loadbalancer/{kind}/")

    ELBv2Backend.create_load_balancer = create_load_balancer
    models.make_arn_for_load_balancer = make_arn_for_load_balancer
