import assert from 'node:assert/strict';
import { list, prepare } from '../../../server/src/core/catalog/service.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, Pages, type Script } from '../../support/scriptedSession.ts';
import { idOf, info, namesOf, run, things } from './cellRun.ts';

const plain = list(things.op('ListThings'), { items: (page) => page.Things }).as({
  ...info,
  type: 'AWS.Things.Thing',
  model: (thing) => ({ resourceId: idOf(thing), name: thing.Name, attributes: {} }),
});

const detailed = list(things.op('ListThings'), { items: (page) => page.Things })
  .shared('owners', things.op('ListOwners'), {
    index: (pages) => pages.flatMap((page) => page.Owners ?? []),
    prepare: prepare(things.op('MakeReport'), (answer) => answer.Ready === true),
  })
  .detail('policy', things.op('GetPolicy'), (thing) => ({ Name: thing.Name }), { absent: ['NoSuchPolicy'] })
  .pages('users', things.op('ListUsersOf'), (thing) => ({ Name: thing.Name }))
  .next()
  .locate((thing) => thing.Region)
  .each('parts', things.op('GetPart'), {
    of: (thing, done) => (done.policy === undefined ? undefined : thing.Parts),
    input: (part) => ({ Part: part }),
  })
  .as({
    ...info,
    type: 'AWS.Things.Thing',
    secrets: ['Policy'],
    model: (thing, d) => {
      if (thing.Name === 'throws') throw new TypeError('Name is no name');
      if (thing.Name === 'other') return undefined;
      return {
        resourceId: thing.Name === 'no-id' ? '' : idOf(thing),
        name: thing.Name,
        region: thing.Region,
        attributes: {
          Policy: d.policy === undefined ? undefined : (d.policy?.Policy ?? null),
          Users: d.users?.flatMap((page) => page.Users ?? []),
          Owners: d.owners,
          Sizes: d.parts?.map(({ of, output }) => `${of}=${output?.Size}`),
        },
      };
    },
  });

describe('a cell', () => {
  it('lists, reads the details of each item, and models it', async () => {
    const { outcome, resources } = await run(detailed, {});
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 0 });
    assert.deepEqual(resources[0]?.attributes, {
      Owners: ['o1', 'o2'],
      Policy: { redacted: 'of allow' },
      Sizes: ['p=1', 'q=1'],
      Users: ['u1', 'u2'],
    });
  });

  it('that is empty is ok, and makes no call but the list', async () => {
    const { outcome, session } = await run(detailed, { 'things:ListThings': () => ({ Things: [] }) });
    assert.deepEqual(outcome, { kind: 'ok', count: 0, incomplete: 0 });
    assert.deepEqual(
      session.sent.map(({ call }) => call),
      ['things:ListThings'],
    );
  });

  it('calls the details of the waves after locate() in the region of the item', async () => {
    const things = () => ({ Things: [{ Name: 'a', Region: 'eu-west-1', Parts: ['p'] }] });
    const { resources, session } = await run(detailed, { 'things:ListThings': things });
    assert.equal(session.sent.find(({ call }) => call === 'things:GetPart')?.region, 'eu-west-1');
    assert.equal(session.sent.find(({ call }) => call === 'things:GetPolicy')?.region, 'us-east-1');
    assert.equal(resources[0]?.region, 'eu-west-1');
  });

  for (const [kind, reason] of [
    ['denied', 'denied'],
    ['throttled', 'throttled'],
    ['network', 'failed'],
    ['malformed', 'failed'],
    ['unsupported', 'unsupported'],
  ] as const) {
    it(`stays ok when a detail call is ${kind}: the part is not read, and says why`, async () => {
      const { outcome, resources } = await run(detailed, { 'things:GetPolicy': fails(kind, 'SomeCode') });
      assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 1 });
      const [resource] = resources;
      assert.equal(resource && 'Policy' in resource.attributes, false);
      assert.deepEqual(resource?.attributes['Users'], ['u1', 'u2']);
      assert.deepEqual(resource?.notRead, [
        { call: 'things:GetPolicy', reason, code: 'SomeCode', message: 'SomeCode said by the script' },
      ]);
    });
  }

  it('takes a code that means "there is none" for null', async () => {
    const { outcome, resources } = await run(detailed, { 'things:GetPolicy': fails('notFound', 'NoSuchPolicy') });
    assert.equal(outcome.kind === 'ok' && outcome.incomplete, 0);
    assert.equal(resources[0]?.attributes['Policy'], null);
  });

  it('reads the other parts when one of them is denied', async () => {
    const { resources } = await run(detailed, {
      'things:GetPart': ({ input, call }) => {
        if (input['Part'] === 'p') throw awsFailure('denied', call, 'AccessDenied');
        return { Size: 7 };
      },
    });
    assert.deepEqual(resources[0]?.attributes['Sizes'], ['p=undefined', 'q=7']);
    assert.equal(resources[0]?.notRead.length, 1);
  });

  it('goes on without a shared call that is denied, and says so in each resource', async () => {
    const { outcome, resources } = await run(detailed, { 'things:MakeReport': fails('denied') });
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 1 });
    assert.equal(resources[0]?.notRead[0]?.call, 'things:MakeReport');
  });

  it('waits for a report that AWS makes on demand, by the clock', async () => {
    let asked = 0;
    const clock = hastyClock();
    const { outcome } = await run(
      detailed,
      {
        'things:MakeReport': () => {
          asked += 1;
          return { Ready: asked === 3 };
        },
      },
      { clock },
    );
    assert.deepEqual([outcome.kind, asked, clock.waited], ['ok', 3, [2_000, 2_000]]);
  });

  it('gives up on a report that is never ready', async () => {
    const { resources } = await run(detailed, { 'things:MakeReport': () => ({ Ready: false }) });
    assert.equal(resources[0]?.notRead[0]?.code, 'NotReady');
  });

  it('tries a throttled detail call again before it gives it up', async () => {
    let tries = 0;
    const { outcome, resources } = await run(detailed, {
      'things:GetPolicy': ({ call }) => {
        tries += 1;
        if (tries < 3) throw awsFailure('throttled', call);
        return { Policy: 'late' };
      },
    });
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 0 });
    assert.deepEqual(resources[0]?.attributes['Policy'], { redacted: 'of late' });
  });

  for (const [kind, outcomeKind] of [
    ['denied', 'denied'],
    ['throttled', 'throttled'],
    ['unsupported', 'unsupported'],
    ['network', 'failed'],
    ['malformed', 'failed'],
    ['notFound', 'failed'],
  ] as const) {
    it(`ends ${outcomeKind} when its list is ${kind}, and says which call and why`, async () => {
      const { outcome } = await run(plain, { 'things:ListThings': fails(kind, 'SomeCode') });
      assert.deepEqual(outcome, {
        kind: outcomeKind,
        call: 'things:ListThings',
        code: 'SomeCode',
        message: 'SomeCode said by the script',
      });
    });
  }

  it('keeps the pages that it read when a later one fails, and is not ok', async () => {
    const pages = async function* () {
      yield { Things: [{ Name: 'a' }] };
      throw awsFailure('network', 'things:ListThings', 'ECONNRESET');
    };
    const ran = await run(plain, { 'things:ListThings': () => new Pages(pages()) });
    assert.equal(ran.outcome.kind, 'failed');
    assert.deepEqual(namesOf(ran), ['a']);
  });

  it('reads the other items when some cannot be understood, and does not pass for complete', async () => {
    const ran = await run(detailed, {
      'things:ListThings': () => ({
        Things: [{ Name: 'throws' }, { Name: 'a' }, null, { Name: 'no-id' }, { Name: 'b' }],
      }),
    });
    assert.deepEqual(namesOf(ran).sort(), ['a', 'b']);
    assert.equal(ran.outcome.kind, 'failed');
    assert.match(
      ran.outcome.kind === 'failed' ? ran.outcome.message : '',
      /^3 items could not be understood; the other 2 were read/,
    );
  });

  it('leaves out items that are no resources of the type, and those that the account ignores', async () => {
    const things = () => ({ Things: [{ Name: 'other' }, { Name: 'tmp-1' }, { Name: 'a' }] });
    const ran = await run(detailed, { 'things:ListThings': things }, { ignored: (id) => id.includes(':tmp-') });
    assert.deepEqual(namesOf(ran), ['a']);
    assert.deepEqual(ran.outcome, { kind: 'ok', count: 1, incomplete: 0 });
  });

  it('counts a resource that is listed twice once', async () => {
    const ran = await run(plain, { 'things:ListThings': () => ({ Things: [{ Name: 'a' }, { Name: 'a' }] }) });
    assert.deepEqual(namesOf(ran), ['a']);
    assert.deepEqual(ran.outcome, { kind: 'ok', count: 1, incomplete: 0 });
  });

  it('stops pages that never end, and does not pass for complete', async () => {
    const endless = function* () {
      for (let page = 0; page < 1e6; page += 1) yield { Things: [{ Name: 'a' }], NextToken: 'same' };
    };
    const { outcome } = await run(plain, { 'things:ListThings': () => new Pages(endless()) });
    assert.equal(outcome.kind === 'failed' && outcome.code, 'EndlessPages');
  });

  for (const [page, complete] of [
    [{ NextToken: 'more' }, false],
    [{ nextMarker: 'more' }, false],
    [{ position: 'more' }, false],
    [{ IsTruncated: true }, false],
    [{ HasMoreThings: true }, false],
    [{ IsTruncated: false, Marker: 'of the request' }, true],
    [{ NextToken: '' }, true],
  ] as const) {
    it(`${complete ? 'is complete' : 'is not complete'} when its last page has ${JSON.stringify(page)}`, async () => {
      const { outcome } = await run(plain, { 'things:ListThings': () => ({ Things: [{ Name: 'a' }], ...page }) });
      assert.equal(outcome.kind === 'failed' ? outcome.code : outcome.kind, complete ? 'ok' : 'Incomplete');
    });
  }

  for (const answer of ['<html>', null, {}, { message: 'Sign in first' }]) {
    it(`is failed, not empty, when the answer is not what the service sends: ${JSON.stringify(answer)}`, async () => {
      const { outcome } = await run(plain, { 'things:ListThings': () => answer });
      assert.equal(outcome.kind === 'failed' && outcome.code, 'BadAnswer');
    });
  }

  it('hands resources over in chunks of at most 200', async () => {
    const many = Array.from({ length: 450 }, (_, index) => ({ Name: `n${index}` }));
    const { chunks, outcome } = await run(plain, { 'things:ListThings': () => ({ Things: many }) });
    assert.deepEqual(chunks, [200, 200, 50]);
    assert.equal(outcome.kind === 'ok' && outcome.count, 450);
  });

  for (const kind of ['credentials', 'cancelled'] as const) {
    it(`throws when a detail call says ${kind}: that ends the scan`, async () => {
      await assert.rejects(run(detailed, { 'things:GetPolicy': fails(kind) }), { kind });
    });
  }
});

describe('a cell with a list that depends on a shared result', () => {
  const dependent = list(things.op('ListThings'), { items: (page) => page.Things })
    .shared('owners', things.op('ListOwners'), { index: (pages) => pages.flatMap((page) => page.Owners ?? []) })
    .also(things.op('ListThings'), {
      needs: ['owners'],
      inputs: (d) => (d.owners ?? []).map((owner) => ({ Filter: owner })),
      items: (page) => page.Things,
    })
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing) => ({ resourceId: idOf(thing), name: thing.Name, attributes: {} }),
    });
  const byFilter: Script = ({ input }) => ({ Things: [{ Name: `of ${String(input['Filter'] ?? 'self')}` }] });

  it('lists for each of its inputs', async () => {
    const ran = await run(dependent, { 'things:ListThings': byFilter });
    assert.deepEqual(namesOf(ran).sort(), ['of o1', 'of o2', 'of self']);
    assert.equal(ran.session.sent.filter(({ call }) => call === 'things:ListOwners').length, 1);
  });

  it('is denied when that result is: what is missing is unknown, not gone', async () => {
    const ran = await run(dependent, { 'things:ListThings': byFilter, 'things:ListOwners': fails('denied') });
    assert.equal(ran.outcome.kind, 'denied');
    assert.deepEqual(namesOf(ran), ['of self']);
  });
});
