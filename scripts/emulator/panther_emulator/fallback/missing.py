"""Whether moto lacks an operation: the service, the path, or the method that would answer it. Its bugs are no lack."""

import traceback
from typing import Any

from moto.core.utils import camelcase_to_underscores
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

from ..answers import Answer
from ..api_call import ApiCall


def has_service(moto: DomainDispatcherApplication, environ: dict[str, Any]) -> bool:
    host = moto.infer_service_region_host(environ, environ.get("PATH_INFO", ""))
    return moto.get_backend_for_host(host) is not None


def is_no_operation(call: ApiCall, error: NotImplementedError) -> bool:
    """moto's dispatcher found no method, or the method itself says so. A filter that it does not know is a bug."""
    frames = traceback.extract_tb(error.__traceback__)
    methods = ("call_action", camelcase_to_underscores(call.operation or ""))
    return any(frame.name in methods and "responses" in frame.filename for frame in frames[-2:])


def is_no_path(answer: Answer) -> bool:
    """Flask's own page for a path that leads nowhere, or nothing at all; AWS has no such 404."""
    is_page = any(name.lower() == "content-type" and kind.startswith("text/html") for name, kind in answer.headers)
    return answer.status == 404 and is_page and (not answer.body or b"<title>404 Not Found</title>" in answer.body)
