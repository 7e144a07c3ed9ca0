"""CodePipeline: times as numbers, which its protocol asks for."""

from moto.codepipeline.models import CodePipeline
from moto.core.utils import unix_time


def install() -> None:
    CodePipeline.metadata = property(metadata)


def metadata(self: CodePipeline) -> dict[str, str | float]:
    return {"pipelineArn": self._arn, "created": unix_time(self._created), "updated": unix_time(self._updated)}
