"""Error answers in the form that each of AWS's protocols gives them."""

import json
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from xml.sax.saxutils import escape

from werkzeug.http import HTTP_STATUS_CODES

from .api_call import ApiCall

StartResponse = Callable[..., Any]


@dataclass(frozen=True)
class Refusal:
    """An AWS error that a call gets in place of its answer."""

    status: int
    code: str
    message: str


def answer(start_response: StartResponse, status: int, content_type: str, body: str) -> Iterable[bytes]:
    data = body.encode()
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(data))),
        ("x-amzn-RequestId", str(uuid4())),
    ]
    start_response(f"{status} {HTTP_STATUS_CODES.get(status, 'Unknown')}", headers)
    return [data]


def answer_refusal(start_response: StartResponse, call: ApiCall, refusal: Refusal) -> Iterable[bytes]:
    status, code, message = refusal.status, refusal.code, refusal.message
    protocol = call.model.metadata["protocol"] if call.model else "json"
    if protocol in ("json", "rest-json", "smithy-rpc-v2-cbor"):
        body = json.dumps({"__type": code, "message": message})
        return answer(start_response, status, "application/x-amz-json-1.1", body)
    error = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    request_id = str(uuid4())
    if protocol == "ec2":
        body = f"<Response><Errors><Error>{error}</Error></Errors><RequestID>{request_id}</RequestID></Response>"
    elif call.service == "s3":
        body = f"<Error>{error}<RequestId>{request_id}</RequestId></Error>"
    else:
        body = (
            f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error>"
            f"<RequestId>{request_id}</RequestId></ErrorResponse>"
        )
    return answer(start_response, status, "text/xml", f'<?xml version="1.0" encoding="UTF-8"?>{body}')


def break_connection(environ: dict[str, Any]) -> Iterable[bytes]:
    """Ends the connection without an answer, as a network that fails does."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError(f"{environ.get('REQUEST_METHOD')} {environ.get('PATH_INFO')}: broken on purpose")
