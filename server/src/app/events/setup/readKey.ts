import type { Region } from '../../../core/accounts/account.ts';
import { kms } from '../../../core/events/queue.ts';
import type { KeyFacts } from '../../../core/events/setup/facts.ts';
import type { Reading } from './reading.ts';

/** @param keyId an id, an ARN or an alias, as the resource names it */
export async function readKey(reading: Reading, keyId: string, region: Region): Promise<KeyFacts> {
  const { KeyMetadata: key } = await reading.call(kms.op('DescribeKey'), { KeyId: keyId }, region);
  const arn = key?.Arn ?? keyId;
  const isOfAws = key?.KeyManager === 'AWS';
  const state = key?.KeyState ?? 'Unknown';
  // Nobody can change what AWS's own keys are used for.
  if (isOfAws) return { arn, state, isOfAws, policy: '' };
  const { Policy } = await reading.call(kms.op('GetKeyPolicy'), { KeyId: arn, PolicyName: 'default' }, region);
  return { arn, state, isOfAws, policy: Policy ?? '' };
}
