/** AWS's Signature Version 4, for requests whose body is whole and whose path has no escapes of its own (not S3's). */
import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { AwsCredentialIdentity } from '@smithy/types';

/** What of a request is signed. Header names are in lower case. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export interface SigningScope {
  readonly region: string;
  /** The service's name in signatures. */
  readonly service: string;
}

/** The headers that sign a request, to be added to its others. `now`: in AWS's time. */
export type Sign = (
  request: SignedParts,
  credentials: AwsCredentialIdentity,
  scope: SigningScope,
  now: number,
) => Readonly<Record<string, string>>;

const algorithm = 'AWS4-HMAC-SHA256';
const terminator = 'aws4_request';
/** Keys of one principal: one for each region and service, and day. */
const mostKeys = 5_000;

/** What proxies and Node may change on the way. */
const unsigned: ReadonlySet<string> = new Set(['authorization', 'user-agent', 'x-amzn-trace-id', 'expect']);

/**
 * Keys are derived once for each region and service: the SDK keeps fifty of them, of all principals together, and a scan
 * needs a thousand for each.
 */
export function createSign(): Sign {
  const keysOf = new WeakMap<AwsCredentialIdentity, Map<string, KeyObject>>();

  const kept = (keys: Map<string, KeyObject>, name: string, make: () => KeyObject): KeyObject => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const made = make();
    if (keys.size >= mostKeys) keys.clear();
    keys.set(name, made);
    return made;
  };

  const keyOf = (credentials: AwsCredentialIdentity, day: string, { region, service }: SigningScope): KeyObject => {
    const keys = keysOf.get(credentials) ?? new Map<string, KeyObject>();
    keysOf.set(credentials, keys);
    return kept(keys, `${day} ${region} ${service}`, () => {
      const ofRegion = kept(keys, `${day} ${region}`, () =>
        createSecretKey(hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), region)),
      );
      return createSecretKey(hmac(hmac(ofRegion, service), terminator));
    });
  };

  return (request, credentials, scope, now) => {
    const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const day = time.slice(0, 8);
    const bodyHash = hash('sha256', request.body ?? '');
    const added: Record<string, string> = {
      'x-amz-date': time,
      'x-amz-content-sha256': bodyHash,
      ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
    };
    const headers = canonicalHeaders({ ...request.headers, ...added });
    const names = headers.map(([name]) => name).join(';');
    const canonical = [
      request.method,
      canonicalPath(request.path),
      canonicalQuery(request.query),
      ...headers.map(([name, value]) => `${name}:${value}`),
      '',
      names,
      bodyHash,
    ].join('\n');
    const credentialScope = `${day}/${scope.region}/${scope.service}/${terminator}`;
    const toSign = `${algorithm}\n${time}\n${credentialScope}\n${hash('sha256', canonical)}`;
    const signature = hmac(keyOf(credentials, day, scope), toSign).toString('hex');
    added['authorization'] =
      `${algorithm} Credential=${credentials.accessKeyId}/${credentialScope}, SignedHeaders=${names}, Signature=${signature}`;
    return added;
  };
}

function hmac(key: KeyObject | Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function canonicalHeaders(headers: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(headers)
    .filter(([name]) => !unsigned.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]);
}

/** What is escaped in a path is escaped once more. */
function canonicalPath(path: string): string {
  if (path === '/') return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map(escaped).join('/')}${end}`;
}

function canonicalQuery(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => {
      const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
      return values
        .filter((one) => typeof one === 'string')
        .map((one) => ({ name: escaped(name), text: `${escaped(name)}=${escaped(one)}` }));
    })
    .sort((a, b) => (a.name === b.name ? (a.text < b.text ? -1 : 1) : a.name < b.name ? -1 : 1))
    .map(({ text }) => text)
    .join('&');
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
