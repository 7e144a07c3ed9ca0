import type { LiveResource } from '../../../../server/src/core/cfn/live/liveStore.ts';

export const stackId = (name: string) => `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/5c1d`;

/** A resource of a stack; null: of none. */
export function live({
  stack,
  logicalId = 'Files',
  name = `${stack}-${logicalId.toLowerCase()}`,
  lastChange = null,
}: {
  readonly stack: string | null;
  readonly logicalId?: string;
  readonly name?: string;
  readonly lastChange?: LiveResource['lastChange'];
}): LiveResource {
  return {
    key: { accountId: '123456789012', region: 'eu-west-1', type: 'AWS.S3.Bucket', resourceId: `arn:aws:s3:::${name}` },
    arn: `arn:aws:s3:::${name}`,
    id: null,
    name,
    logicalId: stack === null ? null : logicalId,
    stackId: stack === null ? null : stackId(stack),
    lastChange,
  };
}
