"""Which AWS operation an HTTP request is, and who signed it for which region."""

import functools
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import botocore.session
from moto.core.model import ServiceModel
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.utils import get_service_model
from werkzeug.exceptions import NotFound

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4")
RPC_V2_PATH = re.compile(r"^/service/[^/]+/operation/([^/]+)$")

# Services whose folder in botocore is not named as they sign their requests. Where several sign alike, the first that
# knows the request is meant.
MODELS_BY_SIGNING_NAME = {
    "access-analyzer": ("accessanalyzer",),
    "apigateway": ("apigatewayv2", "apigateway"),
    "bedrock": ("bedrock", "bedrock-agent"),
    "cloudcontrolapi": ("cloudcontrol",),
    "dynamodb": ("dynamodb", "dynamodbstreams"),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "elasticmapreduce": ("emr",),
    "email": ("ses", "sesv2"),
    "es": ("opensearch", "es"),
    "monitoring": ("cloudwatch",),
    "s3": ("s3control", "s3"),
    "sso": ("sso-admin",),
    "states": ("stepfunctions",),
    "tagging": ("resourcegroupstaggingapi",),
}


@dataclass(frozen=True)
class ApiCall:
    """A request that was signed; `model` and `operation` are None where no model knows it."""

    service: str
    region: str
    access_key: str
    model: ServiceModel | None
    operation: str | None
    environ: dict[str, Any]
    body: bytes
    form: dict[str, list[str]] = field(default_factory=dict)
    path_parameters: dict[str, str] = field(default_factory=dict)

    @property
    def protocol(self) -> str:
        """In which the client speaks: some services know several."""
        return determine_request_protocol(self.model, self.environ.get("CONTENT_TYPE")) if self.model else "json"


def read_api_call(environ: dict[str, Any], body: bytes) -> ApiCall | None:
    """None for a request without an AWS signature."""
    signature = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if not signature:
        return None
    access_key, region, service = signature.groups()
    form: dict[str, list[str]] = {}
    if "x-www-form-urlencoded" in environ.get("CONTENT_TYPE", ""):
        form = parse_qs(body.decode("utf8", "replace"), keep_blank_values=True)
    model, operation, path_parameters = find_operation(service, environ, form)
    return ApiCall(service, region, access_key, model, operation, environ, body, form, path_parameters)


def find_operation(
    service: str, environ: dict[str, Any], form: dict[str, list[str]]
) -> tuple[ServiceModel | None, str | None, dict[str, str]]:
    models = models_of(service)
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        prefix, _, operation = target.rpartition(".")
        for model in models:
            if model.metadata.get("targetPrefix") == prefix and operation in model.operation_names:
                return model, operation, {}
        return None, None, {}
    if "Action" in form:
        operation, version = form["Action"][0], form.get("Version", [None])[0]
        for model in models:
            if operation in model.operation_names and version in (None, model.api_version):
                return model, operation, {}
        return None, None, {}
    rpc = RPC_V2_PATH.match(environ.get("PATH_INFO", ""))
    if rpc:
        for model in models:
            if rpc[1] in model.operation_names:
                return model, rpc[1], {}
    return find_rest_operation(models, environ)


def find_rest_operation(
    models: list[ServiceModel], environ: dict[str, Any]
) -> tuple[ServiceModel | None, str | None, dict[str, str]]:
    """The operation whose path, query (`GET /bucket?policy`) and headers the request has."""
    request = Request(environ)
    for model in models:
        if model.metadata["protocol"].startswith("rest-"):
            try:
                operation, path_parameters = get_service_router(model.service_name).match(request)
            except NotFound:
                continue
            return model, operation.name, path_parameters
    return None, None, {}


@functools.cache
def models_of(service: str) -> list[ServiceModel]:
    known = available_services()
    names = MODELS_BY_SIGNING_NAME.get(service, (service,))
    return [get_service_model(name) for name in names if name in known]


@functools.cache
def available_services() -> frozenset[str]:
    return frozenset(botocore.session.Session().get_available_services())
