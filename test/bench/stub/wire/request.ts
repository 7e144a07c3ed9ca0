/** A request as it came over the wire, and what its signature says of the caller. */

export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** The request line and the headers, as they came. */
  readonly head: string;
  readonly body: string;
}

export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  /** The service's name in signatures, for example `elasticloadbalancing`. */
  readonly signedAs: string;
}

const scope = /\r\nauthorization: [^\r]*Credential=([^/\r]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/i;

/** Null: it is not signed. */
export function signatureOf({ head }: WireRequest): Signature | null {
  const found = scope.exec(head);
  if (found === null) return null;
  const [, accessKeyId = '', region = '', signedAs = ''] = found;
  return { accessKeyId, region, signedAs };
}

export function headerOf({ head }: WireRequest, name: string): string | null {
  return new RegExp(`\\r\\n${name}: ([^\\r]*)`, 'i').exec(head)?.[1] ?? null;
}
