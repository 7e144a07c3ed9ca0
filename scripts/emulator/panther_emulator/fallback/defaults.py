"""What AWS says of an account that never changed a setting, or never switched a service on, where that is not nothing."""

from typing import Any

from ..answers import Refusal
from ..api_call import ApiCall
from ..identity import Identity
from .empty import empty_answer

DEFAULTS: dict[str, dict[str, Any] | Refusal] = {
    "cognito-identity:GetIdentityPoolRoles": {"Roles": {}, "RoleMappings": {}},
    "ec2:GetAllowedImagesSettings": {"State": "disabled", "ManagedBy": "account"},
    "ec2:GetEbsDefaultKmsKeyId": {"KmsKeyId": "alias/aws/ebs"},
    "ec2:GetImageBlockPublicAccessState": {"ImageBlockPublicAccessState": "unblocked", "ManagedBy": "account"},
    "ec2:GetInstanceMetadataDefaults": {"AccountLevel": {"ManagedBy": "account"}},
    "ec2:GetSerialConsoleAccessStatus": {"SerialConsoleAccessEnabled": False, "ManagedBy": "account"},
    "ec2:GetSnapshotBlockPublicAccessState": {"State": "unblocked", "ManagedBy": "account"},
    "macie2:GetAutomatedDiscoveryConfiguration": {"status": "DISABLED"},
    "macie2:GetFindingsPublicationConfiguration": {
        "securityHubConfiguration": {"publishClassificationFindings": False, "publishPolicyFindings": True}
    },
    "organizations:DescribeResourcePolicy": Refusal(
        400, "ResourcePolicyNotFoundException", "We can't find a resource policy for your organization."
    ),
}


def default_answer(name: str, call: ApiCall, caller: Identity) -> dict[str, Any] | Refusal:
    if name == "ec2:DescribeVpcBlockPublicAccessOptions":
        return {"VpcBlockPublicAccessOptions": vpc_options(caller.account_id, call.region)}
    return DEFAULTS.get(name) or empty_answer(call.model.operation_model(call.operation))


def vpc_options(account_id: str, region: str) -> dict[str, str]:
    return {
        "AwsAccountId": account_id,
        "AwsRegion": region,
        "State": "default-state",
        "InternetGatewayBlockMode": "off",
        "ManagedBy": "account",
        "ExclusionsAllowed": "allowed",
    }
