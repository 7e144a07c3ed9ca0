"""Where moto answers otherwise than AWS does, or not at all though it knows the answer: a file for each service."""

from . import (
    athena,
    backup,
    bedrock,
    codepipeline,
    elbv2,
    emr,
    functions,
    inspector,
    kafka,
    macie,
    s3,
    sqs,
    ssm,
    sso,
    tagging,
    trusted_access,
    wafv2,
)
from .operation import Operation

# What moto lacks, by `service:Operation`: answered from what it knows, so that the answers are as good as its own.
OPERATIONS: dict[str, Operation] = {
    **emr.OPERATIONS,
    **functions.OPERATIONS,
    **sso.OPERATIONS,
    **trusted_access.OPERATIONS,
    **wafv2.OPERATIONS,
}


def install() -> None:
    for part in (
        athena,
        backup,
        bedrock,
        codepipeline,
        elbv2,
        emr,
        functions,
        inspector,
        kafka,
        macie,
        s3,
        sqs,
        ssm,
        sso,
        tagging,
    ):
        part.install()
