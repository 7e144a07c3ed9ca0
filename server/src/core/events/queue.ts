/** The services that events come through. */
import { serviceOf } from '../catalog/service.ts';

export const sqs = serviceOf<typeof import('@aws-sdk/client-sqs')>({ id: 'sqs', label: 'SQS' });

export const sns = serviceOf<typeof import('@aws-sdk/client-sns')>({ id: 'sns', label: 'SNS' });

export const cloudtrail = serviceOf<typeof import('@aws-sdk/client-cloudtrail')>({
  id: 'cloudtrail',
  label: 'CloudTrail',
});
export const eventBridge = serviceOf<typeof import('@aws-sdk/client-eventbridge')>({
  id: 'eventbridge',
  label: 'EventBridge',
  iamPrefix: 'events',
});
export const kms = serviceOf<typeof import('@aws-sdk/client-kms')>({ id: 'kms', label: 'KMS' });
export const organizations = serviceOf<typeof import('@aws-sdk/client-organizations')>({
  id: 'organizations',
  label: 'Organizations',
});
/** Buckets in which CloudTrail puts its log files. */
export const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });
