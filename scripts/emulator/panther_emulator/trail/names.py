"""Where CloudTrail's names differ from those of the API."""

import re

READ_ONLY = re.compile(
    "^(Assume|BatchGet|Check|Decrypt|Describe|Detect|Discover|Download|Encrypt|Estimate|Filter|Generate|Get|Head|List"
    "|Lookup|Poll|Query|Receive|Scan|Search|Select|Simulate|Test|Validate|Verify)"
)

# Calls on the data in a resource, not on the resource: trails record them only when asked to.
DATA_EVENTS = {
    "dynamodb": re.compile("^(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|Execute.*)$"),
    "events": re.compile("^PutEvents$"),
    "lambda": re.compile("^Invoke"),
    "s3": re.compile("(Object|Objects|MultipartUpload|UploadPart|ObjectAcl|ObjectTagging)$"),
    "sns": re.compile("^Publish"),
    "sqs": re.compile("Message(Batch|Visibility|VisibilityBatch)?$"),
}

# Services without regions: their events are in the partition's first region.
GLOBAL_SERVICES = frozenset(("account", "cloudfront", "iam", "organizations", "route53", "waf"))

EVENT_NAMES = {
    ("lambda", "AddPermission"): "AddPermission20150331v2",
    ("lambda", "CreateFunction"): "CreateFunction20150331",
    ("lambda", "DeleteFunction"): "DeleteFunction20150331",
    ("lambda", "RemovePermission"): "RemovePermission20150331v2",
    ("lambda", "TagResource"): "TagResource20170331v2",
    ("lambda", "UntagResource"): "UntagResource20170331v2",
    ("lambda", "UpdateFunctionCode"): "UpdateFunctionCode20150331v2",
    ("lambda", "UpdateFunctionConfiguration"): "UpdateFunctionConfiguration20150331v2",
    ("s3", "DeletePublicAccessBlock"): "DeleteBucketPublicAccessBlock",
    ("s3", "PutBucketLifecycleConfiguration"): "PutBucketLifecycle",
    ("s3", "PutPublicAccessBlock"): "PutBucketPublicAccessBlock",
}

# EC2's lists of ids: the parameter, the name in the record, and the name of each id.
EC2_ID_LISTS = {
    "GroupIds": ("groupSet", "groupId"),
    "InstanceIds": ("instancesSet", "instanceId"),
    "Resources": ("resourcesSet", "resourceId"),
    "SecurityGroupIds": ("groupSet", "groupId"),
}
EC2_LISTS = {"Tags": "tagSet", "TagSpecifications": "tagSpecificationSet", "BlockDeviceMappings": "blockDeviceMapping"}

# Newer EC2 calls, whose parameters are recorded under the name of the request, as they are in its XML.
EC2_WRAPPED = {
    "AssociateIamInstanceProfile": "AssociateIamInstanceProfileRequest",
    "AssociateVpcCidrBlock": "AssociateVpcCidrBlockRequest",
    "CreateFlowLogs": "CreateFlowLogsRequest",
}

SECRET_PARAMETERS = frozenset(
    (
        "Code",
        "Environment",
        "MasterUserPassword",
        "NewPassword",
        "OldPassword",
        "Password",
        "SecretAccessKey",
        "SecretString",
        "UserData",
        "ZipFile",
    )
)
HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
