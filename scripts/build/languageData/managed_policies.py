"""Writes managedPolicies.json from the emulator's copy of AWS's managed policies.

Run it with the emulator's Python after an update of the emulator:
python managed_policies.py > managedPolicies.json
"""

import json
from collections import defaultdict
from typing import Dict, List

from moto.iam.aws_managed_policies import aws_managed_policies_data

# Those that people give to scanners. What allows more than looking is told of by a rule of its own.
NAMES = ["SecurityAudit", "ViewOnlyAccess"]


def actions_of(policy: dict) -> Dict[str, str]:
    """By service, with spaces between; not what is limited to some resources."""
    found: Dict[str, List[str]] = defaultdict(list)
    for statement in policy["Document"]["Statement"]:
        if statement["Effect"] != "Allow" or statement["Resource"] != "*" or "Condition" in statement:
            continue
        for action in statement["Action"]:
            service, name = action.split(":")
            found[service].append(name)
    return {service: " ".join(sorted(set(names))) for service, names in sorted(found.items())}


def main() -> None:
    policies = json.loads(aws_managed_policies_data)
    dates = [policies[name]["UpdateDate"][:10] for name in NAMES]
    print(json.dumps({"date": max(dates), "policies": {name: actions_of(policies[name]) for name in NAMES}}, indent=2))


main()
