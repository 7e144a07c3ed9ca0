"""Parameters and answers of API calls in the form in which CloudTrail records them."""

import datetime
import json
from typing import Any

import botocore.parsers
from botocore.model import Shape

from ..answers import Answer
from ..api_call import ApiCall
from ..parameters import parse_parameters
from .names import EC2_ID_LISTS, EC2_LISTS, EC2_WRAPPED, HIDDEN, SECRET_PARAMETERS


def request_parameters(call: ApiCall) -> dict[str, Any] | None:
    parameters = parse_parameters(call)
    if call.service == "ec2":
        return ec2_parameters(call.operation, parameters) or None
    if call.service == "s3":
        return s3_parameters(call, parameters)
    return lower_first(parameters) or None


def s3_parameters(call: ApiCall, parameters: dict[str, Any]) -> dict[str, Any]:
    recorded = lower_first({name: value for name, value in parameters.items() if name not in ("Bucket", "Policy")})
    if "Policy" in parameters:
        recorded["bucketPolicy"] = json.loads(parameters["Policy"])
    bucket = parameters.get("Bucket") or call.path_parameters.get("Bucket")
    return {**recorded, "bucketName": bucket, "Host": f"s3.{call.region}.amazonaws.com"}


def ec2_parameters(operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    if operation in EC2_WRAPPED:
        return {EC2_WRAPPED[operation]: as_in_xml(parameters)}
    recorded: dict[str, Any] = {}
    for name, value in parameters.items():
        if name in EC2_ID_LISTS:
            set_name, id_name = EC2_ID_LISTS[name]
            recorded[set_name] = {"items": [{id_name: each} for each in value]}
        elif name == "TagSpecifications":
            recorded[EC2_LISTS[name]] = {"items": [lower_first(each) for each in value]}
        elif name in EC2_LISTS:
            recorded[EC2_LISTS[name]] = with_items(lower_first(value))
        elif name == "Description" and operation == "CreateSecurityGroup":
            recorded["groupDescription"] = value
        else:
            recorded.update(with_items(lower_first({name: value})))
    if operation == "RunInstances":
        launch = {name: recorded[name] for name in ("imageId", "minCount", "maxCount") if name in recorded}
        recorded["instancesSet"] = {"items": [launch]}
    return recorded


def as_in_xml(parameters: dict[str, Any]) -> dict[str, Any]:
    """Names in the singular, a list as its only element with a number: `{"tag": 1, "content": "vpc-1"}`."""
    recorded: dict[str, Any] = {}
    for name, value in parameters.items():
        if not isinstance(value, list):
            recorded[name] = value
            continue
        elements = [{"tag": number, "content": each} for number, each in enumerate(value, start=1)]
        recorded[name.removesuffix("s")] = elements[0] if len(elements) == 1 else elements
    return recorded


def response_elements(call: ApiCall, answer: Answer) -> dict[str, Any] | None:
    shape = call.model.operation_model(call.operation).output_shape
    said = parse_answer(call, answer, shape)
    said.pop("ResponseMetadata", None)
    if call.service == "ec2":
        recorded = by_xml_names(said, shape) if shape else {}
        return {**recorded, "_return": True} if len(recorded) < 2 else recorded
    return lower_first(said) or None


def error_of(call: ApiCall, answer: Answer) -> dict[str, str]:
    error = parse_answer(call, answer, None).get("Error", {})
    return {"errorCode": error.get("Code", "UnknownError"), "errorMessage": error.get("Message", "")}


def parse_answer(call: ApiCall, answer: Answer, shape: Shape | None) -> dict[str, Any]:
    parser = botocore.parsers.create_parser(call.protocol)
    headers = {name.lower(): value for name, value in answer.headers}
    return parser.parse({"status_code": answer.status, "headers": headers, "body": answer.body}, shape)


def by_xml_names(value: Any, shape: Shape) -> Any:
    if shape.type_name == "structure":
        return {
            member.serialization.get("name", name): by_xml_names(value[name], member)
            for name, member in shape.members.items()
            if name in value
        }
    if shape.type_name == "list":
        return {"items": [by_xml_names(each, shape.member) for each in value]}
    return lower_first(value)


def with_items(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_items(each) for key, each in value.items()}
    if isinstance(value, list):
        return {"items": [with_items(each) for each in value]}
    return value


def lower_first(value: Any, name: str = "") -> Any:
    if name in SECRET_PARAMETERS:
        return HIDDEN
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: lower_first(each, key) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [lower_first(each) for each in value]
    if isinstance(value, datetime.datetime):
        return f"{value:%b} {value.day}, {value:%Y, %I:%M:%S %p}"
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    return "<binary>"
