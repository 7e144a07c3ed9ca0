"""The CloudTrail record of one API call, and the event in which EventBridge brings it."""

from typing import Any
from uuid import uuid4

from moto.core.utils import utcnow

from ..answers import Answer
from ..api_call import ApiCall
from ..identity import Identity
from .names import DATA_EVENTS, EVENT_NAMES, GLOBAL_SERVICES, READ_ONLY
from .shapes import error_of, request_parameters, response_elements


def is_management_write(call: ApiCall) -> bool:
    """Of such calls alone EventBridge tells, as long as a rule does not ask for more."""
    if call.operation is None or READ_ONLY.match(call.operation):
        return False
    data_events = DATA_EVENTS.get(call.service)
    return not (data_events and data_events.search(call.operation))


def region_of(call: ApiCall) -> str:
    return "us-east-1" if call.service in GLOBAL_SERVICES else call.region


def event_of(call: ApiCall, caller: Identity, answer: Answer) -> dict[str, Any]:
    record = record_of(call, caller, answer)
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "AWS API Call via CloudTrail",
        "source": f"aws.{record['eventSource'].split('.')[0]}",
        "account": caller.account_id,
        "time": record["eventTime"],
        "region": record["awsRegion"],
        "resources": [],
        "detail": record,
    }


def record_of(call: ApiCall, caller: Identity, answer: Answer) -> dict[str, Any]:
    failed = answer.status >= 300
    return {
        "eventVersion": "1.11",
        "userIdentity": user_identity(call, caller),
        "eventTime": utcnow().strftime("%Y-%m-%dT%H:%M:%SZ"),
        # Trails know ECR and SageMaker without the first part of their hosts.
        "eventSource": f"{call.model.metadata['endpointPrefix'].removeprefix('api.')}.amazonaws.com",
        "eventName": EVENT_NAMES.get((call.service, call.operation), call.operation),
        "awsRegion": region_of(call),
        "sourceIPAddress": call.environ.get("REMOTE_ADDR", ""),
        "userAgent": call.environ.get("HTTP_USER_AGENT", ""),
        **(error_of(call, answer) if failed else {}),
        "requestParameters": request_parameters(call),
        "responseElements": None if failed else response_elements(call, answer),
        "requestID": str(uuid4()),
        "eventID": str(uuid4()),
        "readOnly": False,
        "eventType": "AwsApiCall",
        "managementEvent": True,
        "recipientAccountId": caller.account_id,
        "eventCategory": "Management",
    }


def user_identity(call: ApiCall, caller: Identity) -> dict[str, Any]:
    identity = {
        "type": caller.kind,
        "principalId": caller.principal_id,
        "arn": caller.arn,
        "accountId": caller.account_id,
        "accessKeyId": call.access_key,
    }
    if caller.user_name:
        identity["userName"] = caller.user_name
    if caller.role_arn:
        identity["sessionContext"] = {
            "sessionIssuer": {
                "type": "Role",
                "principalId": caller.principal_id.split(":")[0],
                "arn": caller.role_arn,
                "accountId": caller.account_id,
                "userName": caller.role_arn.rpartition("/")[2],
            },
            "attributes": {"creationDate": utcnow().strftime("%Y-%m-%dT%H:%M:%SZ"), "mfaAuthenticated": "false"},
        }
    return identity
