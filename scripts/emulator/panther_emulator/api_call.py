"""Which AWS operation an HTTP request is, and who signed it for which region."""

import functools
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

import botocore.session
from botocore.model import ServiceModel

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4")
RPC_V2_PATH = re.compile(r"^/service/[^/]+/operation/([^/]+)$")

# Services whose folder in botocore is not named as they sign their requests.
MODELS_BY_SIGNING_NAME = {
    "dynamodb": ("dynamodb", "dynamodbstreams"),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "email": ("ses", "sesv2"),
    "es": ("opensearch", "es"),
    "monitoring": ("cloudwatch",),
    "s3": ("s3", "s3control"),
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


@dataclass(frozen=True)
class Route:
    method: str
    path: re.Pattern[str]
    query_keys: frozenset[str]
    operation: str


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
    """The operation whose path matches and that has most of the query's keys (`GET /bucket?policy`)."""
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    best: tuple[int, ServiceModel, Route, dict[str, str]] | None = None
    for model in models:
        for route in routes_of(model):
            if route.method != environ["REQUEST_METHOD"] or not route.query_keys <= set(query):
                continue
            match = route.path.match(environ.get("PATH_INFO", ""))
            if match and (best is None or len(route.query_keys) > best[0]):
                best = (len(route.query_keys), model, route, match.groupdict())
    if best is None:
        return None, None, {}
    _, model, route, path_parameters = best
    return model, route.operation, {name: unquote(value) for name, value in path_parameters.items()}


@functools.cache
def models_of(service: str) -> list[ServiceModel]:
    session = botocore_session()
    names = MODELS_BY_SIGNING_NAME.get(service, (service,))
    return [session.get_service_model(name) for name in names if name in session.get_available_services()]


@functools.cache
def botocore_session() -> botocore.session.Session:
    return botocore.session.Session()


@functools.cache
def routes_of(model: ServiceModel) -> list[Route]:
    return [route_of(model.operation_model(name).http, name) for name in model.operation_names]


def route_of(http: dict[str, str], operation: str) -> Route:
    path, _, query = http.get("requestUri", "/").partition("?")
    keys = frozenset(part.split("=")[0] for part in query.split("&") if part)
    # `{Key+}` takes the rest of the path, `{Bucket}` one part of it.
    pattern = re.sub(
        r"\\\{([^}+]+?)(\\\+)?\\\}",
        lambda found: f"(?P<{re.sub(r'[^A-Za-z0-9]', '_', found[1])}>{'.+' if found[2] else '[^/]+'})",
        re.escape(path),
    )
    return Route(http["method"], re.compile(f"^{pattern}/?$"), keys, operation)
