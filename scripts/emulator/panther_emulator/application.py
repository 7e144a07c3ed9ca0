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

from . import caches, client, cloudformation, gaps, iam, organizations, queue_access, regions, trail
from .answers import Answer, StartResponse, answer_of, break_connection, listen, refusal_of, send
from .api_call import ApiCall, read_api_call
from .assume_role import refuse_to_assume
from .fallback.fallback import Fallback
from .fallback.missing import has_service, is_no_operation, is_no_path
from .faults import Faults, answer_of_fault
from .identity import Identity, identify
from .trail.recorder import is_watched, record
from .trail.schedules import go_off

CONTROL_PATH = "/panther-emulator/"


def create_application() -> "Application":
    for part in (caches, cloudformation, gaps, iam, organizations, queue_access, regions, trail):
        part.install()
    return Application(DomainDispatcherApplication(create_backend_app), Faults(), Fallback())


class Application:
    def __init__(self, moto: DomainDispatcherApplication, faults: Faults, fallback: Fallback) -> None:
        self._moto = moto
        self._faults = faults
        self._fallback = fallback

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        client.remember(environ)
        body = read_body(environ)
        if environ.get("PATH_INFO", "").startswith(CONTROL_PATH):
            return send(start_response, self._control(environ, body))
        call = read_api_call(environ, body)
        if call is None:
            return self._moto(environ, start_response)
        return send(start_response, self._answer(call))

    def _answer(self, call: ApiCall) -> Answer:
        caller = identify(call.access_key)
        fault = self._faults.take(call, caller.account_id)
        if fault:
            return answer_of_fault(fault, call)
        if not regions.is_known(call.region):
            # The region's endpoint has no address; ending the connection is as near as one server comes.
            break_connection(call.environ)
        refusal = (
            regions.refuse_region(call, caller)
            or refuse_to_assume(call)
            or organizations.refuse_member(call, caller)
        )
        if refusal:
            return refusal_of(call, refusal)
        watched = is_watched(call, caller)
        answer = self._ask_moto(call, caller)
        if watched:
            record(call, caller, answer)
        return answer

    def _ask_moto(self, call: ApiCall, caller: Identity) -> Answer:
        if not has_service(self._moto, call.environ):
            return self._fallback.answer(call, caller)
        try:
            answer = listen(self._moto, call.environ)
        except NotImplementedError as error:
            if is_no_operation(call, error):
                return self._fallback.answer(call, caller)
            raise
        return self._fallback.answer(call, caller) if is_no_path(answer) else answer

    def _control(self, environ: dict[str, Any], body: bytes) -> Answer:
        request = (environ["REQUEST_METHOD"], environ["PATH_INFO"].removeprefix(CONTROL_PATH))
        said: Any = {}
        if request == ("POST", "reset"):
            self._faults.clear()
            self._fallback.clear()
            forget_everything()
        elif request == ("POST", "faults"):
            self._faults.add(json.loads(body))
        elif request == ("DELETE", "faults"):
            self._faults.clear()
        elif request == ("POST", "schedules"):
            wanted = json.loads(body)
            said = go_off(wanted["accountId"], wanted["region"])
        elif request == ("GET", "fallbacks"):
            said = self._fallback.answered()
        else:
            return answer_of(404, "application/json", '{"error": "no such control"}')
        return answer_of(200, "application/json", json.dumps(said))


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
