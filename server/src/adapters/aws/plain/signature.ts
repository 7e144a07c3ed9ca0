/** Signs requests as the SDK's clients do, with the SDK's signer. */
import { createHmac } from 'node:crypto';
import type { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity } from '@smithy/types';
import { sha256 } from '../sha256.ts';

export interface SigningScope {
  readonly region: string;
  /** The service's name in signatures. */
  readonly service: string;
  /** Whether the path is escaped once more before it is signed; S3 alone wants it as it is. */
  readonly escapesPath: boolean;
}

export type Sign = (
  request: HttpRequest,
  credentials: AwsCredentialIdentity,
  scope: SigningScope,
  now: number,
) => Promise<HttpRequest>;

/** The step of the SDK's signer that is replaced. */
interface KeyedSigner {
  getSigningKey: (
    credentials: AwsCredentialIdentity,
    region: string,
    shortDate: string,
    service?: string,
  ) => Promise<Uint8Array>;
}

/**
 * `now`: in AWS's time, epoch milliseconds. The request that was given has no signature afterwards either. The keys of a
 * day, its regions and their services are made once for each credentials: the SDK keeps fifty, and a scan needs
 * thousands, each with four hashes.
 */
export function createSign(): Sign {
  const keys = new WeakMap<AwsCredentialIdentity, Map<string, Uint8Array>>();

  const keyOf = (credentials: AwsCredentialIdentity, path: readonly string[]): Uint8Array => {
    const [first = ''] = path;
    if (path.length === 0) return Buffer.from(`AWS4${credentials.secretAccessKey}`, 'utf8');
    const known = keys.get(credentials) ?? new Map<string, Uint8Array>();
    keys.set(credentials, known);
    // Those of yesterday are of no use.
    if (path.length === 1 && !known.has(first)) known.clear();
    const name = path.join('/');
    const key = known.get(name) ?? hmac(keyOf(credentials, path.slice(0, -1)), path.at(-1) ?? '');
    known.set(name, key);
    return key;
  };

  return async (request, credentials, { region, service, escapesPath }, now) => {
    // The SDK calls the hash with `new`, which TypeScript wants of classes only.
    const options = { credentials, region, service, sha256: sha256 as never, uriEscapePath: escapesPath };
    const replaced: KeyedSigner = {
      getSigningKey: async (of, _, shortDate) => keyOf(of, [shortDate, region, service, 'aws4_request']),
    };
    const signer = new SignatureV4(options);
    Object.assign(signer, replaced);
    return (await signer.sign(request, { signingDate: new Date(now) })) as HttpRequest;
  };
}

function hmac(key: Uint8Array, text: string): Uint8Array {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
