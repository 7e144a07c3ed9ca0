import assert from 'node:assert/strict';
import { list, parents } from '../../../server/src/core/catalog/service.ts';
import { awsFailure, fails, type Script } from '../../support/scriptedSession.ts';
import { idOf, info, namesOf, type Ran, run, things } from './cellRun.ts';

describe('a cell with a call for many items at once', () => {
  const colored = list(things.op('ListThings'), { items: (page) => page.Things })
    .batch('color', things.op('DescribeThings'), {
      size: 2,
      input: (items) => ({ Names: items.map((thing) => thing.Name) }),
      pick: (output, thing) => output.Colors?.[thing.Name ?? ''],
      absent: ['ThingGone'],
    })
    .detail('policy', things.op('GetPolicy'), (thing, d) => (d.color === 'red' ? { Name: thing.Name } : undefined))
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing, d) => ({
        resourceId: idOf(thing),
        name: thing.Name,
        attributes: { Color: d.color, Policy: d.policy?.Policy },
      }),
    });
  const listing: Script = () => ({ Things: ['a', 'b', 'c', 'd', 'e'].map((Name) => ({ Name })) });
  const describing: Script = ({ input }) => {
    const names = input['Names'] as string[];
    return { Colors: Object.fromEntries(names.filter((name) => name !== 'd').map((name) => [name, 'red'])) };
  };
  const colorsOf = ({ resources }: Ran) =>
    Object.fromEntries(resources.map(({ name, attributes }) => [name, attributes['Color']]));
  const calls = ({ session }: Ran) => session.sent.filter(({ call }) => call === 'things:DescribeThings').length;

  it('makes it for as many as AWS takes, and gives each item its part, which detail calls may read', async () => {
    const ran = await run(colored, { 'things:ListThings': listing, 'things:DescribeThings': describing });
    assert.deepEqual(colorsOf(ran), { a: 'red', b: 'red', c: 'red', d: null, e: 'red' });
    assert.equal(calls(ran), 3);
    assert.equal(ran.session.sent.filter(({ call }) => call === 'things:GetPolicy').length, 4);
  });

  it('finds the one item that AWS refuses the whole call for', async () => {
    const ran = await run(colored, {
      'things:ListThings': listing,
      'things:DescribeThings': (sent, options) => {
        if ((sent.input['Names'] as string[]).includes('b')) throw awsFailure('notFound', 'things:DescribeThings');
        return describing(sent, options);
      },
    });
    assert.deepEqual(colorsOf(ran), { a: 'red', b: undefined, c: 'red', d: null, e: 'red' });
    const b = ran.resources.find(({ name }) => name === 'b');
    assert.deepEqual(
      b?.notRead.map(({ call }) => call),
      ['things:DescribeThings'],
    );
  });

  it('makes it once where it is denied, and says so of each item', async () => {
    const ran = await run(colored, { 'things:ListThings': listing, 'things:DescribeThings': fails('denied') });
    assert.equal(calls(ran), 3);
    assert.deepEqual(ran.outcome, { kind: 'ok', count: 5, incomplete: 5 });
    assert.deepEqual(colorsOf(ran), { a: undefined, b: undefined, c: undefined, d: undefined, e: undefined });
  });

  it('leaves out an empty item, which fails the cell but none of the others', async () => {
    const ran = await run(colored, {
      'things:ListThings': () => ({ Things: [null, { Name: 'a' }] }),
      'things:DescribeThings': describing,
    });
    assert.deepEqual(colorsOf(ran), { a: 'red' });
    assert.equal(ran.outcome.kind, 'failed');
  });
});

describe('a cell whose items are listed for each parent', () => {
  const owned = parents('owners', things.op('ListOwners'), {
    index: (pages) => pages.flatMap((page) => page.Owners ?? []),
    absent: ['NotSwitchedOn', { code: 'AccessDenied', says: 'is not enabled' }],
  })
    .list(things.op('ListThings'), {
      inputs: (d) => d.owners.map((owner) => ({ Filter: owner })),
      items: (page, input) => page.Things?.map((thing) => ({ ...thing, owner: input.Filter })),
      absent: ['OwnerGone'],
    })
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing) => ({ resourceId: `${idOf(thing)}/${thing.owner}`, name: thing.owner, attributes: {} }),
    });
  const failing =
    (code: string, message: string): Script =>
    () => {
      throw awsFailure('denied', 'things:ListOwners', code, message);
    };

  it('tells each item its parent', async () => {
    const ran = await run(owned, {});
    assert.deepEqual(namesOf(ran), ['o1', 'o2']);
    assert.equal(ran.outcome.kind, 'ok');
  });

  it('goes on where a parent is gone', async () => {
    const ran = await run(owned, {
      'things:ListThings': ({ input }) => {
        if (input['Filter'] === 'o1') throw awsFailure('notFound', 'things:ListThings', 'OwnerGone');
        return { Things: [{ Name: 'a' }] };
      },
    });
    assert.deepEqual(namesOf(ran), ['o2']);
    assert.equal(ran.outcome.kind, 'ok');
  });

  it('asks no further for parents once one call says that there are none', async () => {
    const none = parents('owners', things.op('ListOwners'), { index: () => null as readonly string[] | null })
      .parents('reports', things.op('MakeReport'), { index: (pages) => pages.length })
      .list(things.op('ListThings'), {
        inputs: (d) => d.owners.map((owner) => ({ Filter: owner })),
        items: (page) => page.Things,
      })
      .as({ ...info, type: 'AWS.Things.Thing', model: (thing) => ({ resourceId: idOf(thing), attributes: {} }) });
    const ran = await run(none, {});
    assert.deepEqual(ran.outcome, { kind: 'ok', count: 0, incomplete: 0 });
    assert.deepEqual(
      ran.session.sent.map(({ call }) => call),
      ['things:ListOwners'],
    );
  });

  it('is denied when its parents are, and empty when the message says that there are none', async () => {
    const denied = await run(owned, { 'things:ListOwners': failing('AccessDenied', 'You may not.') });
    assert.equal(denied.outcome.kind, 'denied');
    const off = await run(owned, { 'things:ListOwners': failing('AccessDenied', 'Things is not enabled.') });
    assert.deepEqual(off.outcome, { kind: 'ok', count: 0, incomplete: 0 });
  });
});

describe('a cell with a call for each of what a shared call found', () => {
  const colored = list(things.op('ListThings'), { items: (page) => page.Things })
    .shared('owners', things.op('ListOwners'), { index: (pages) => pages.flatMap((page) => page.Owners ?? []) })
    .sharedEach('policies', things.op('GetPolicy'), {
      inputs: (d) => d.owners?.map((Name) => ({ Name })),
      index: (answers) => {
        const read = answers.filter(({ output }) => output !== undefined);
        return new Map(read.map(({ of, output }) => [of.Name, output?.map(({ Policy }) => Policy).join() ?? 'none']));
      },
      absent: ['NoPolicy'],
    })
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing, d) => ({
        resourceId: idOf(thing),
        name: thing.Name,
        attributes: { Policies: d.policies && Object.fromEntries(d.policies) },
      }),
    });
  const asked = ({ session }: Ran) => session.sent.filter(({ call }) => call === 'things:GetPolicy').length;
  const policiesOf = ({ resources }: Ran) => resources.map(({ attributes }) => attributes['Policies']);
  const two: Script = () => ({ Things: [{ Name: 'a' }, { Name: 'b' }] });

  it('makes it once for each, however many items there are', async () => {
    const ran = await run(colored, { 'things:ListThings': two });
    assert.deepEqual(policiesOf(ran), [
      { o1: 'allow', o2: 'allow' },
      { o1: 'allow', o2: 'allow' },
    ]);
    assert.equal(asked(ran), 2);
  });

  it('lets the entry say what is left where one fails, and tells why', async () => {
    const ran = await run(colored, {
      'things:GetPolicy': ({ input }) => {
        if (input['Name'] === 'o1') throw awsFailure('denied', 'things:GetPolicy');
        throw awsFailure('notFound', 'things:GetPolicy', 'NoPolicy');
      },
    });
    assert.deepEqual(policiesOf(ran), [{ o2: 'none' }]);
    assert.deepEqual(
      ran.resources[0]?.notRead.map(({ call, reason }) => [call, reason]),
      [['things:GetPolicy', 'denied']],
    );
  });

  it('does not make it where what it is made for was not read', async () => {
    const ran = await run(colored, { 'things:ListOwners': fails('denied') });
    assert.deepEqual(policiesOf(ran), [undefined]);
    assert.deepEqual([asked(ran), ran.resources[0]?.notRead.map(({ call }) => call)], [0, ['things:ListOwners']]);
  });
});

describe('a cell whose items have items of their own', () => {
  const tree = parents('owners', things.op('ListOwners'), {
    index: (pages) => pages.flatMap((page) => page.Owners ?? []),
  })
    .list(things.op('ListThings'), {
      inputs: (d) => d.owners.map((owner) => ({ Filter: owner })),
      items: (page) => page.Things,
      follow: (thing) => (thing.Name === undefined ? undefined : { Filter: thing.Name }),
      absent: ['OwnerGone'],
    })
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing) => ({ resourceId: idOf(thing), name: thing.Name, attributes: {} }),
    });
  const below: Readonly<Record<string, readonly string[]>> = { o1: ['a', 'b'], o2: [], a: ['c'], c: ['d', 'a'] };
  const listing: Script = ({ input }) => ({ Things: (below[String(input['Filter'])] ?? []).map((Name) => ({ Name })) });
  const asked = ({ session }: Ran) =>
    session.sent.filter(({ call }) => call === 'things:ListThings').map(({ input }) => input['Filter']);

  it('finds all of the tree, and asks for each branch once, also where the tree bites its tail', async () => {
    const ran = await run(tree, { 'things:ListThings': listing });
    assert.deepEqual(namesOf(ran), ['a', 'b', 'c', 'd']);
    assert.deepEqual(asked(ran), ['o1', 'o2', 'a', 'b', 'c', 'd']);
    assert.equal(ran.outcome.kind, 'ok');
  });

  it('goes on where a branch is gone, and fails where one may not be read', async () => {
    const without = (kind: 'notFound' | 'denied', code: string): Script => {
      return (sent, options) => {
        if (sent.input['Filter'] === 'a') throw awsFailure(kind, 'things:ListThings', code);
        return listing(sent, options);
      };
    };
    const gone = await run(tree, { 'things:ListThings': without('notFound', 'OwnerGone') });
    assert.deepEqual(namesOf(gone), ['a', 'b']);
    assert.equal(gone.outcome.kind, 'ok');
    const denied = await run(tree, { 'things:ListThings': without('denied', 'AccessDenied') });
    assert.equal(denied.outcome.kind, 'denied');
  });
});

describe('a cell with a paged call for each part of an item', () => {
  const parted = list(things.op('ListThings'), { items: (page) => page.Things })
    .eachPages('users', things.op('ListUsersOf'), {
      of: (thing) => thing.Parts,
      input: (part) => ({ Name: part }),
    })
    .as({
      ...info,
      type: 'AWS.Things.Thing',
      model: (thing, d) => ({
        resourceId: idOf(thing),
        attributes: {
          Users: d.users?.map(({ of, output }) => [of, output?.flatMap((page) => page.Users ?? [])]),
        },
      }),
    });

  it('reads all pages of each part', async () => {
    const ran = await run(parted, {});
    assert.deepEqual(ran.resources[0]?.attributes['Users'], [
      ['p', ['u1', 'u2']],
      ['q', ['u1', 'u2']],
    ]);
  });

  it('knows the part that was not read', async () => {
    const ran = await run(parted, {
      'things:ListUsersOf': ({ input }) => {
        if (input['Name'] === 'q') throw awsFailure('denied', 'things:ListUsersOf');
        return { Users: ['u1'] };
      },
    });
    assert.deepEqual(ran.resources[0]?.attributes['Users'], [
      ['p', ['u1']],
      ['q', null],
    ]);
    assert.equal(ran.resources[0]?.notRead.length, 1);
  });
});
