// What sessions do over the wire, against a server of this machine.
import assert from 'node:assert/strict';
import { createCaller } from '../../../server/src/adapters/aws/caller.ts';
import type { SessionParts } from '../../../server/src/adapters/aws/clientConfiguration.ts';
import { refreshing } from '../../../server/src/adapters/aws/refreshing.ts';
import { serviceOf } from '../../../server/src/core/catalog/service.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { Turn } from '../../../server/src/core/ports.ts';
import {
  json,
  jsonError,
  type LoopbackAws,
  startLoopbackAws,
  type WireAnswer,
  type WireRequest,
} from '../../support/loopbackAws.ts';
import { answering, sessionParts } from '../../support/sessionParts.ts';

const kms = serviceOf<typeof import('@aws-sdk/client-kms')>({ id: 'kms', label: 'KMS' });
const dynamodb = serviceOf<typeof import('@aws-sdk/client-dynamodb')>({ id: 'dynamodb', label: 'DynamoDB' });

const { signal } = new AbortController();
const turn: Turn = (send) => send();
const home = { region: 'us-east-1', signal, turn };

let server: LoopbackAws | null = null;

async function serve(
  answer: (request: WireRequest) => WireAnswer,
  replace: Partial<SessionParts> = {},
): Promise<{ readonly aws: LoopbackAws; readonly parts: SessionParts }> {
  server = await startLoopbackAws(answer);
  return { aws: server, parts: sessionParts(server.endpoint, replace) };
}

afterEach(async () => {
  await server?.close();
  server = null;
});

/** Two pages of keys, the second by the marker of the first. */
function keyPages({ body }: WireRequest): WireAnswer {
  const { Marker } = JSON.parse(body) as { Marker?: string };
  return json(
    Marker === undefined
      ? { Keys: [{ KeyId: 'k1' }], Truncated: true, NextMarker: 'more' }
      : { Keys: [{ KeyId: 'k2' }], Truncated: false },
  );
}

async function keysOf(caller: ReturnType<typeof createCaller>): Promise<readonly (string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  for await (const page of caller.pages(kms.op('ListKeys'), {}, home)) {
    keys.push(...(page.Keys ?? []).map(({ KeyId }) => KeyId));
  }
  return keys;
}

/** Credentials that are numbered as they are fetched; each lasts for `seconds`. */
function numbered(seconds: number, first: string | null = null) {
  let fetched = first === null ? 0 : 1;
  const make = (name: string) => ({
    accessKeyId: name,
    secretAccessKey: 'secret',
    expiration: new Date(Date.now() + seconds * 1000),
  });
  const fetch = async () => {
    fetched += 1;
    return make(`AK${fetched}`);
  };
  // As if they had been fetched a while ago.
  let ahead = 0;
  const credentials = refreshing(fetch, () => Date.now() + ahead, first === null ? null : make(first));
  ahead = 60_000;
  return { credentials, fetched: () => fetched };
}

describe('credentials that expire between two pages', () => {
  it('are renewed when their time comes, and the list goes on', async () => {
    const { credentials, fetched } = numbered(120);
    const { aws, parts } = await serve(keyPages, { credentials });
    assert.deepEqual(await keysOf(createCaller(parts, '1')), ['k1', 'k2']);
    assert.ok(fetched() >= 2);
    assert.notEqual(aws.requests[0]?.accessKeyId, aws.requests[1]?.accessKeyId);
  });

  it('are renewed when AWS says so before that, and no page is asked for twice', async () => {
    const { credentials } = numbered(3_600, 'AK1');
    const { aws, parts } = await serve(
      (request) =>
        request.body.includes('Marker') && request.accessKeyId === 'AK1'
          ? jsonError('ExpiredTokenException')
          : keyPages(request),
      { credentials },
    );
    assert.deepEqual(await keysOf(createCaller(parts, '1')), ['k1', 'k2']);
    assert.deepEqual(
      aws.requests.map(({ accessKeyId }) => accessKeyId),
      ['AK1', 'AK1', 'AK2'],
    );
  });

  it('end the list where none can be had any more', async () => {
    const signedOut = new AppError('CREDENTIALS', 'The sign-in of profile security has expired');
    let expired = false;
    const { parts } = await serve(
      (request) => (request.body.includes('Marker') ? jsonError('ExpiredTokenException') : keyPages(request)),
      {
        credentials: {
          get: async () => {
            if (expired) throw signedOut;
            return { accessKeyId: 'AK1', secretAccessKey: 'secret' };
          },
          expired: () => {
            expired = true;
            return true;
          },
        },
      },
    );
    await assert.rejects(keysOf(createCaller(parts, '1')), { kind: 'credentials', cause: signedOut });
  });

  it('are not renewed for ever where AWS refuses the new ones too', async () => {
    const { credentials, fetched } = numbered(3_600, 'AK1');
    const { aws, parts } = await serve(() => jsonError('ExpiredTokenException'), { credentials });
    const caller = createCaller(parts, '1');
    for (let i = 0; i < 3; i += 1) {
      await assert.rejects(caller.call(kms.op('ListKeys'), {}, home), { kind: 'credentials' });
    }
    assert.ok(fetched() <= 3 && aws.requests.length <= 6, `${fetched()} ${aws.requests.length}`);
  });
});

describe('a clock that is wrong', () => {
  for (const [how, hours] of [
    ['behind', 2],
    ['ahead of', -2],
  ] as const) {
    it(`${how} AWS's does no harm: the first call finds out, for all services`, async () => {
      const skew = hours * 3_600_000;
      const { aws, parts } = await serve(({ service, signedAt }) => {
        const now = Date.now() + skew;
        const headers = { date: new Date(now).toUTCString() };
        if (Math.abs(signedAt - now) > 5 * 60_000) return jsonError('RequestTimeTooSkewed', 403, { headers });
        return { ...json(service === 'kms' ? { Keys: [] } : { TableNames: [] }), headers };
      });
      const caller = createCaller(parts, '1');
      assert.deepEqual((await caller.call(kms.op('ListKeys'), {}, home)).Keys, []);
      assert.deepEqual((await caller.call(dynamodb.op('ListTables'), {}, home)).TableNames, []);
      assert.deepEqual(
        aws.requests.map(({ service }) => service),
        ['kms', 'kms', 'dynamodb'],
      );
      assert.ok(Math.abs(parts.transport.now() - Date.now() - skew) < 60_000, 'what expires is judged by AWS’s time');
    });
  }

  it('that AWS does not take even so is said to be wrong', async () => {
    const { parts } = await serve(() => jsonError('RequestTimeTooSkewed', 403));
    await assert.rejects(createCaller(parts, '1').call(kms.op('ListKeys'), {}, home), {
      kind: 'credentials',
      code: 'RequestTimeTooSkewed',
    });
  });
});

describe('the clients of sessions', () => {
  it('share connections, and never credentials', async () => {
    const { aws, parts } = await serve(() => json({ Keys: [] }));
    const own = (accessKeyId: string): SessionParts => ({
      ...parts,
      credentials: { get: async () => ({ accessKeyId, secretAccessKey: 'secret' }), expired: () => false },
    });
    const [one, two] = [createCaller(own('ONE'), '1'), createCaller(own('TWO'), '2')];
    for (let i = 0; i < 10; i += 1) {
      await one.call(kms.op('ListKeys'), {}, home);
      await two.call(kms.op('ListKeys'), {}, home);
    }
    const keys = aws.requests.map(({ accessKeyId }) => accessKeyId);
    assert.deepEqual(
      keys,
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 'ONE' : 'TWO')),
    );
    assert.equal(aws.connections(), 1);
  });

  it('are made when they are needed, once, and dropped with their region', async () => {
    const made: string[] = [];
    const destroyed: string[] = [];
    const parts = sessionParts(undefined, {
      loadService: async (id) => ({
        client: (configuration) => {
          const { region } = configuration as { readonly region: string };
          made.push(`${id} ${region}`);
          return { send: async () => ({}), destroy: () => destroyed.push(`${id} ${region}`) };
        },
        command: () => ({}),
        paginator: () => null,
      }),
    });
    const caller = createCaller(parts, '1');
    assert.deepEqual(made, []);
    const call = (region: string) => caller.call(kms.op('ListKeys'), {}, { region, signal, turn });
    await Promise.all([call('us-east-1'), call('us-east-1'), call('eu-west-1')]);
    assert.deepEqual(made, ['kms us-east-1', 'kms eu-west-1']);
    caller.release('eu-west-1');
    await call('eu-west-1');
    assert.deepEqual([made.length, destroyed], [3, ['kms eu-west-1']]);
    caller.close();
    await call('us-east-1');
    assert.equal(made.length, 4);
  });

  it('leave it to who has turns to try again', async () => {
    const { aws, parts } = await serve(() => jsonError('ThrottlingException'));
    const caller = createCaller(parts, '1');
    await assert.rejects(caller.call(kms.op('ListKeys'), {}, home), { kind: 'throttled' });
    assert.equal(aws.requests.length, 1);
  });

  it('ask for each page in a turn of its own', async () => {
    const { parts } = await serve(keyPages);
    let turns = 0;
    const counting: Turn = (send) => {
      turns += 1;
      return send();
    };
    const pages = createCaller(parts, '1').pages(kms.op('ListKeys'), {}, { ...home, turn: counting });
    for await (const page of pages) assert.ok(page.Keys);
    assert.equal(turns, 2);
  });

  it('go on with the page that failed, when it is asked for again', async () => {
    let failures = 0;
    const { aws, parts } = await serve((request) => {
      if (request.body.includes('Marker') && failures < 3) {
        failures += 1;
        return failures === 1 ? { cut: 'reset' } : { ...keyPages(request), cut: 'half' };
      }
      return keyPages(request);
    });
    const insistent: Turn = async (send) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await send();
        } catch (error) {
          if (tries === 9) throw error;
        }
      }
    };
    const keys: (string | undefined)[] = [];
    for await (const page of createCaller(parts, '1').pages(kms.op('ListKeys'), {}, { ...home, turn: insistent })) {
      keys.push(...(page.Keys ?? []).map(({ KeyId }) => KeyId));
    }
    assert.deepEqual(keys, ['k1', 'k2']);
    assert.equal(aws.requests.length, 5);
  });
});

describe('a service without a host in a region', () => {
  /** Hosts are found, or not, by the service's name in them. */
  function resolving(isFound: (hostname: string) => boolean) {
    const asked: string[] = [];
    const real = sessionParts(undefined);
    const transport = answering(real.transport, async (request) => {
      asked.push(request.hostname);
      if (isFound(request.hostname)) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', hostname: request.hostname });
    });
    return { asked, parts: { ...real, transport } };
  }

  const elsewhere = { region: 'xx-new-1', signal, turn };

  it('costs one look-up for all its types, in all accounts', async () => {
    const { asked, parts } = resolving(() => false);
    // STS is there: other hosts are found.
    const withSts: SessionParts = {
      ...parts,
      transport: answering(parts.transport, async (request, options) => {
        if (!request.hostname.startsWith('sts.')) return parts.transport.handle(request, options);
        const result = '<GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult>';
        const body = `<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`;
        return {
          response: { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) },
        } as never;
      }),
    };
    const caller = createCaller(withSts, '1');
    const refused = { kind: 'unsupported', code: 'ENOTFOUND' };
    await assert.rejects(caller.call(kms.op('ListKeys'), {}, elsewhere), refused);
    await assert.rejects(caller.call(kms.op('ListAliases'), {}, elsewhere), refused);
    await assert.rejects(createCaller(withSts, '2').call(kms.op('ListKeys'), {}, elsewhere), refused);
    assert.equal(asked.length, 1);
    await assert.rejects(caller.call(kms.op('ListKeys'), {}, { ...elsewhere, region: 'xx-new-2' }), refused);
    assert.equal(asked.length, 2);
  });

  it('is not remembered while nothing can be found: that is the network', async () => {
    const { asked, parts } = resolving(() => false);
    const caller = createCaller(parts, '1');
    const before = () => asked.filter((host) => host.startsWith('kms.')).length;
    await assert.rejects(caller.call(kms.op('ListKeys'), {}, elsewhere), { kind: 'network' });
    await assert.rejects(caller.call(kms.op('ListKeys'), {}, elsewhere), { kind: 'network' });
    assert.equal(before(), 2);
  });
});
