/** Signs requests as the SDK's clients do, with the SDK's signer. */
import type { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import { sha256 } from '../sha256.ts';

export interface SigningScope {
  readonly region: string;
  /** The service's name in signatures. */
  readonly service: string;
}

/** `now`: in AWS's time, epoch milliseconds. The request that was given has no signature afterwards either. */
export async function signed(
  request: HttpRequest,
  credentials: AwsCredentialIdentity,
  { region, service }: SigningScope,
  now: number,
): Promise<HttpRequest> {
  // The SDK calls it with `new`, which TypeScript wants of classes only.
  const signer = new SignatureV4({ credentials, region, service, sha256: sha256 as never });
  return (await signer.sign(request, { signingDate: new Date(now) })) as HttpRequest;
}
