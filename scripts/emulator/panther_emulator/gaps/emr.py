"""EMR: the region of the caller, who need not name it in a host, and the list of security configurations."""

from typing import Any

from moto.core.responses import BaseResponse
from moto.emr.models import emr_backends
from moto.emr.responses import ElasticMapReduceResponse

from ..api_call import ApiCall
from ..identity import Identity
from .operation import Operation


def install() -> None:
    ElasticMapReduceResponse.get_region_from_url = BaseResponse.get_region_from_url


def list_security_configurations(call: ApiCall, caller: Identity) -> dict[str, Any]:
    known = emr_backends[caller.account_id][call.region].security_configurations.values()
    return {
        "SecurityConfigurations": [{"Name": each.name, "CreationDateTime": each.creation_date_time} for each in known]
    }


OPERATIONS: dict[str, Operation] = {"emr:ListSecurityConfigurations": list_security_configurations}
