"""Lambda: functions that never run, and the list of a function's URLs, of which moto tells one at a time."""

from typing import Any

from moto.awslambda.models import LambdaFunction, lambda_backends

from ..api_call import ApiCall
from ..identity import Identity
from ..parameters import parse_parameters
from .operation import Operation


def install() -> None:
    # moto would run them in Docker, where there is one, and pull images for that.
    LambdaFunction._invoke_lambda = lambda self, event=None: ("{}", False, "")


def list_function_url_configs(call: ApiCall, caller: Identity) -> dict[str, Any]:
    backend = lambda_backends[caller.account_id][call.region]
    function = backend.get_function(parse_parameters(call)["FunctionName"])
    return {"FunctionUrlConfigs": [function.url_config.to_dict()] if function.url_config else []}


OPERATIONS: dict[str, Operation] = {"lambda:ListFunctionUrlConfigs": list_function_url_configs}
