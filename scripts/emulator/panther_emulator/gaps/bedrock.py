"""Bedrock: times of models, agents and knowledge bases in the form that its protocol asks for."""

from typing import Any

from moto.bedrock.models import CustomModel
from moto.bedrockagent.models import Agent, KnowledgeBase
from moto.core.utils import utcnow

TIMES = ("created_at", "updated_at", "prepared_at", "creation_time")


def install() -> None:
    for kind in (Agent, CustomModel, KnowledgeBase):
        kind.__init__ = with_zone(kind.__init__)


def with_zone(original: Any) -> Any:
    def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        now = utcnow().strftime("%Y-%m-%dT%H:%M:%SZ")
        vars(self).update({name: now for name in TIMES if name in vars(self)})

    return initialise
