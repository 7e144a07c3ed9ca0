"""The WSGI application: moto's, behind what looks at each call first and records it afterwards."""

import io
import json
from collections.abc import Iterable
from typing import Any

from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.organizations.models import organizations_backends
from moto.s3.models import s3_backends

from . import cloudformation, gaps, iam, organizations, regions, trail
from .answers import StartResponse, answer, answer_refusal, break_connection
from .api_call import ApiCall, read_api_call
from .assume_role import refuse_to_assume
from .faults import Faults, answer_fault
from .identity import identify
from .trail.recorder import is_watched, record_while

CONTROL_PATH = "/panther-emulator/"


def create_application() -> "Application":
    for part in (cloudformation, gaps, iam, organizations, regions, trail):
        part.install()
    return Application(DomainDispatcherApplication(create_backend_app), Faults())


class Application:
    def __init__(self, moto: DomainDispatcherApplication, faults: Faults) -> None:
        self._moto = moto
        self._faults = faults

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        body = read_body(environ)
        if environ.get("PATH_INFO", "").startswith(CONTROL_PATH):
            return self._control(environ, body, start_response)
        call = read_api_call(environ, body)
        if call is None:
            return self._moto(environ, start_response)
        return self._answer(call, start_response)

    def _answer(self, call: ApiCall, start_response: StartResponse) -> Iterable[bytes]:
        caller = identify(call.access_key)
        fault = self._faults.take(call, caller.account_id)
        if fault:
            return answer_fault(fault, call, start_response)
        if not regions.is_known(call.region):
            # The region's endpoint has no address; ending the connection is as near as one server comes.
            return break_connection(call.environ)
        refusal = regions.refuse_region(call, caller) or refuse_to_assume(call)
        if refusal:
            return answer_refusal(start_response, call, refusal)
        if is_watched(call, caller):
            return record_while(call, caller, self._moto, start_response)
        return self._moto(call.environ, start_response)

    def _control(self, environ: dict[str, Any], body: bytes, start_response: StartResponse) -> Iterable[bytes]:
        request = (environ["REQUEST_METHOD"], environ["PATH_INFO"].removeprefix(CONTROL_PATH))
        if request == ("POST", "reset"):
            self._faults.clear()
            forget_everything()
        elif request == ("POST", "faults"):
            self._faults.add(json.loads(body))
        elif request == ("DELETE", "faults"):
            self._faults.clear()
        else:
            return answer(start_response, 404, "application/json", '{"error": "no such control"}')
        return answer(start_response, 200, "application/json", "{}")


def forget_everything() -> None:
    """moto's own reset first fills each account anew that it then drops, which takes seconds."""
    for backends in BackendDict._instances:
        backends.clear()
    BackendDict._instances.clear()
    s3_backends.bucket_accounts.clear()
    organizations_backends.master_accounts.clear()
    reset_model_data()


def read_body(environ: dict[str, Any]) -> bytes:
    """Reads the request's body and puts it back for the next reader."""
    stream = environ["wsgi.input"]
    if environ.get("wsgi.input_terminated"):
        body = stream.read()
    else:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = stream.read(length) if length else b""
    environ["wsgi.input"] = io.BytesIO(body)
    return body
