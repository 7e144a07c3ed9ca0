"""WAF: what a web ACL protects."""

from typing import Any

from moto.wafv2.models import wafv2_backends

from ..api_call import ApiCall
from ..identity import Identity
from ..parameters import parse_parameters
from .operation import Operation

KINDS = {
    "API_GATEWAY": ":apigateway:",
    "APPLICATION_LOAD_BALANCER": ":loadbalancer/app/",
    "APPSYNC": ":appsync:",
    "COGNITO_USER_POOL": ":cognito-idp:",
}


def list_resources_for_web_acl(call: ApiCall, caller: Identity) -> dict[str, Any]:
    """Of load balancers, where the call does not say of what kind."""
    asked = parse_parameters(call)
    acl = wafv2_backends[caller.account_id][call.region].wacls.get(asked["WebACLArn"])
    mark = KINDS.get(asked.get("ResourceType", "APPLICATION_LOAD_BALANCER"), "none")
    return {"ResourceArns": [arn for arn in (acl.associated_resources if acl else []) if mark in arn]}


OPERATIONS: dict[str, Operation] = {"wafv2:ListResourcesForWebACL": list_resources_for_web_acl}
