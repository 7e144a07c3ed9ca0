"""An operation that moto does not have."""

from collections.abc import Callable
from typing import Any

from ..answers import Refusal
from ..api_call import ApiCall
from ..identity import Identity

Operation = Callable[[ApiCall, Identity], dict[str, Any] | Refusal]
