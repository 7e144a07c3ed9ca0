"""Answers, and errors in the form that each of AWS's protocols gives them."""

import json
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import uuid4
from xml.sax.saxutils import escape

from werkzeug.http import HTTP_STATUS_CODES

from .api_call import ApiCall

StartResponse = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True)
class Refusal:
    """An AWS error that a call gets in place of its answer."""

    status: int
    code: str
    message: str


def send(start_response: StartResponse, answer: Answer) -> Iterable[bytes]:
    start_response(f"{answer.status} {HTTP_STATUS_CODES.get(answer.status, 'Unknown')}", answer.headers)
    return [answer.body]


def listen(application: Wsgi, environ: dict[str, Any]) -> Answer:
    """What the application answers, heard in full before anyone else hears it."""
    head: list[Any] = []

    def keep_head(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        head[:] = [status, headers]

    body = b"".join(application(environ, keep_head))
    status, headers = head
    return Answer(int(status.split()[0]), headers, body)


def answer_of(status: int, content_type: str, body: str) -> Answer:
    data = body.encode()
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(data))),
        ("x-amzn-RequestId", str(uuid4())),
    ]
    return Answer(status, headers, data)


def refusal_of(call: ApiCall, refusal: Refusal) -> Answer:
    status, code, message = refusal.status, refusal.code, refusal.message
    protocol = call.protocol
    if protocol in ("json", "rest-json", "smithy-rpc-v2-cbor"):
        body = json.dumps({"__type": code, "message": message})
        return answer_of(status, "application/x-amz-json-1.1", body)
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
    return answer_of(status, "text/xml", f'<?xml version="1.0" encoding="UTF-8"?>{body}')


def break_connection(environ: dict[str, Any]) -> NoReturn:
    """Ends the connection without an answer, as a network that fails does."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError(f"{environ.get('REQUEST_METHOD')} {environ.get('PATH_INFO')}: broken on purpose")
