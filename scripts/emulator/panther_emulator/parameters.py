"""What a call asks for, whatever the protocol in which it does."""

import io
from typing import Any

from moto.core.parse import PROTOCOL_PARSERS
from werkzeug.wrappers import Request

from .api_call import ApiCall


def parse_parameters(call: ApiCall) -> dict[str, Any]:
    request = Request({**call.environ, "wsgi.input": io.BytesIO(call.body)})
    parser = PROTOCOL_PARSERS[call.protocol](call.model.operation_model(call.operation), map_type=dict)
    return dict(
        parser.parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": call.body,
                "url_path": request.path,
                "url_params": call.path_parameters,
            }
        )
    )
