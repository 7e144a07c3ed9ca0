/** An AWS on this machine: real HTTP for the real SDK, with scripted answers and scripted faults. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface WireRequest {
  /** The name that requests are signed for, for example `kms`. */
  readonly service: string;
  /** Of JSON and query services; else the method and the path. */
  readonly action: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** When it was signed, in epoch milliseconds. */
  readonly signedAt: number;
  readonly body: string;
}

export interface WireAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `reset`: the connection is closed before the answer; `half`: after half of its body. */
  readonly cut?: 'reset' | 'half';
  /** The head comes at once, the body when this resolves. */
  readonly later?: Promise<void>;
}

export interface LoopbackAws {
  readonly endpoint: string;
  readonly requests: readonly WireRequest[];
  /** Connections that were opened. */
  connections(): number;
  close(): Promise<void>;
}

export async function startLoopbackAws(
  answer: (request: WireRequest) => WireAnswer | Promise<WireAnswer>,
): Promise<LoopbackAws> {
  const requests: WireRequest[] = [];
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    const request = requestOf(incoming, await text(incoming));
    requests.push(request);
    send(response, await answer(request));
  });
  server.on('connection', () => {
    connections += 1;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function requestOf({ headers, method, url }: IncomingMessage, body: string): WireRequest {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
  const target = headers['x-amz-target'];
  const action = typeof target === 'string' ? target.split('.').at(-1) : new URLSearchParams(body).get('Action');
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date']));
  const [year = 0, month = 0, ...rest] = (date ?? []).slice(1).map(Number);
  return {
    service: scope?.[3] ?? '',
    action: action ?? `${method} ${url}`,
    region: scope?.[2] ?? '',
    accessKeyId: scope?.[1] ?? '',
    signedAt: Date.UTC(year, month - 1, ...rest),
    body,
  };
}

function send(response: ServerResponse, { status = 200, body = '', headers = {}, cut, later }: WireAnswer): void {
  if (cut === 'reset') {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  const type = body.startsWith('{') ? 'application/x-amz-json-1.1' : 'text/xml';
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
  if (later !== undefined) {
    response.flushHeaders();
    void later.then(() => response.end(bytes));
  } else if (cut === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

export function json(value: object): WireAnswer {
  return { body: JSON.stringify(value) };
}

export function jsonError(code: string, status = 400, more: Partial<WireAnswer> = {}): WireAnswer {
  return { status, body: JSON.stringify({ __type: code, message: `${code}, says the script` }), ...more };
}

const document = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

/** Sign-in, roles and regions, as AWS answers them; null: it is another call. `accountOf`: by access key. */
export function identityAnswer(
  { service, action, accessKeyId, body }: WireRequest,
  options: {
    readonly regions: readonly string[];
    readonly accountOf: (accessKeyId: string) => string;
    /** The access key of the next session in a role, and when it expires. */
    readonly session: (roleArn: string) => { readonly accessKeyId: string; readonly expiration: Date };
  },
): WireAnswer | null {
  const accountId = options.accountOf(accessKeyId);
  if (service === 'sts' && action === 'GetCallerIdentity') {
    const arn = `arn:aws:sts::${accountId}:assumed-role/PantherAuditRole-us-east-1/alice`;
    const result = `<Arn>${arn}</Arn><UserId>X:alice</UserId><Account>${accountId}</Account>`;
    return xmlResult(action, result);
  }
  if (service === 'sts' && action === 'AssumeRole') {
    const roleArn = new URLSearchParams(body).get('RoleArn') ?? '';
    const session = options.session(roleArn);
    const arn = `arn:aws:sts::${roleArn.split(':')[4]}:assumed-role/PantherAuditRole-us-east-1/alice`;
    const user = `<AssumedRoleUser><Arn>${arn}</Arn><AssumedRoleId>X:alice</AssumedRoleId></AssumedRoleUser>`;
    const fields = `<AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
      <SessionToken>t</SessionToken><Expiration>${session.expiration.toISOString()}</Expiration>`;
    return xmlResult(action, `<Credentials>${fields}</Credentials>${user}`);
  }
  if (service === 'ec2' && action === 'DescribeRegions') {
    const items = options.regions.map((region) => `<item><regionName>${region}</regionName></item>`).join('');
    return { body: `<DescribeRegionsResponse><regionInfo>${items}</regionInfo></DescribeRegionsResponse>` };
  }
  return null;
}

function xmlResult(action: string, result: string): WireAnswer {
  return { body: `<${action}Response ${document}><${action}Result>${result}</${action}Result></${action}Response>` };
}
