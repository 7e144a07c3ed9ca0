import assert from 'node:assert/strict';
import { list } from '../../../server/src/core/catalog/service.ts';
import type { CatalogType } from '../../../server/src/core/catalog/types.ts';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import type { Clock } from '../../../server/src/core/ports.ts';
import type { Cell, Outcome } from '../../../server/src/core/scan/cell.ts';
import type { RunLimits } from '../../../server/src/core/scan/cellAttempt.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';
import { planScan } from '../../../server/src/core/scan/plan.ts';
import type { Progress } from '../../../server/src/core/scan/progress.ts';
import { type CellTimes, type RunEnd, runCells } from '../../../server/src/core/scan/run.ts';
import { fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { awsFailure, fails, Pages, type Script, scriptedSession } from '../../support/scriptedSession.ts';
import { accountOf, thing, thingCatalog, things } from './things.ts';

const answers: Readonly<Record<string, Script>> = {
  'things:ListThings': ({ region }) => ({ Things: [{ Name: `thing of ${region}` }] }),
  'things:ListUsers': () => ({ Users: [{ Name: 'alice' }] }),
  'things:GetUser': () => ({ Password: 'hunter2' }),
};

interface Ran {
  readonly end: RunEnd;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly spans: Readonly<Record<string, CellTimes>>;
  readonly resources: readonly ObservedResource[];
  readonly progress: readonly Progress[];
  readonly session: ReturnType<typeof scriptedSession>;
}

async function run(
  script: Readonly<Record<string, Script>>,
  options: {
    readonly clock?: Clock;
    readonly signal?: AbortSignal;
    readonly regions?: readonly string[];
    readonly write?: () => Promise<void>;
    readonly catalog?: readonly CatalogType[];
    readonly limits?: RunLimits;
  } = {},
): Promise<Ran> {
  const clock = options.clock ?? hastyClock();
  const session = scriptedSession({ ...answers, ...script });
  const outcomes: Record<string, Outcome> = {};
  const spans: Record<string, CellTimes> = {};
  const resources: ObservedResource[] = [];
  const progress: Progress[] = [];
  const plan = planScan({
    account: accountOf(),
    regions: options.regions ?? ['eu-west-1', 'us-east-1'],
    catalog: options.catalog ?? thingCatalog,
    wanted: () => true,
  });
  const end = await runCells({
    session,
    homeRegion: 'us-east-1',
    cells: plan.cells,
    pace: createPace(clock),
    clock,
    signal: options.signal ?? new AbortController().signal,
    fingerprint: () => 'fingerprint',
    ignored: () => false,
    write: async (_, chunk) => {
      await options.write?.();
      resources.push(...chunk);
    },
    early: () => ({ unknown: async () => [], announce: async () => undefined, withdraw: async () => undefined }),
    lane: () => 'user',
    ...(options.limits !== undefined && { limits: options.limits }),
    finish: async (cell: Cell, outcome, times) => {
      const name = `${cell.type.slice('AWS.Things.'.length)} ${cell.region}`;
      assert.equal(name in outcomes, false, `${name} ended twice`);
      outcomes[name] = outcome;
      spans[name] = times;
    },
    onProgress: (next) => progress.push(next),
  });
  return { end, outcomes, spans, resources, progress, session };
}

const kindsOf = ({ outcomes }: Ran) =>
  Object.fromEntries(Object.entries(outcomes).map(([name, { kind }]) => [name, kind]));

describe('a run of cells', () => {
  it('ends each cell with its outcome and tells how far it is', async () => {
    const ran = await run({});
    assert.deepEqual(ran.end, { kind: 'done' });
    assert.deepEqual(kindsOf(ran), { 'User global': 'ok', 'Thing eu-west-1': 'ok', 'Thing us-east-1': 'ok' });
    assert.equal(ran.resources.length, 3);
    assert.deepEqual(
      ran.progress.map(({ done, total }) => [done, total]),
      [
        [1, 3],
        [2, 3],
        [3, 3],
      ],
    );
    assert.equal(ran.progress.at(-1)?.found, 3);
  });

  it('calls global services in the home region', async () => {
    const { session } = await run({});
    assert.equal(session.sent.find(({ call }) => call === 'things:ListUsers')?.region, 'us-east-1');
  });

  it('lets no cell suffer for its neighbour', async () => {
    const ran = await run({
      'things:ListThings': ({ region, call }) => {
        if (region === 'eu-west-1') throw awsFailure('denied', call);
        return { Things: [] };
      },
      'things:ListUsers': () => {
        throw new RangeError('a fault of ours');
      },
    });
    assert.deepEqual(ran.end, { kind: 'done' });
    assert.deepEqual(kindsOf(ran), { 'User global': 'failed', 'Thing eu-west-1': 'denied', 'Thing us-east-1': 'ok' });
  });

  it('runs a throttled cell again later, and counts its resources once', async () => {
    let tries = 0;
    const clock = hastyClock();
    const ran = await run(
      {
        'things:ListThings': ({ region, call }) => {
          if (region !== 'eu-west-1') return { Things: [] };
          tries += 1;
          if (tries < 3) throw awsFailure('throttled', call);
          return { Things: [{ Name: 'late' }] };
        },
      },
      { clock },
    );
    assert.equal(kindsOf(ran)['Thing eu-west-1'], 'ok');
    assert.equal(tries, 3);
    assert.ok(clock.waited.includes(2_000) || clock.waited.some((ms) => ms > 1_000), `${clock.waited}`);
    assert.equal(ran.progress.at(-1)?.found, 2);
  });

  it('ends a cell throttled after a few tries', async () => {
    const ran = await run({ 'things:ListThings': fails('throttled', 'SlowDown') });
    assert.deepEqual(kindsOf(ran), {
      'User global': 'ok',
      'Thing eu-west-1': 'throttled',
      'Thing us-east-1': 'throttled',
    });
    const sent = ran.session.sent.filter(({ region, call }) => region === 'eu-west-1' && call.endsWith('Things'));
    assert.ok(sent.length > 3 && sent.length < 15, `${sent.length}`);
  });

  it('stops at credentials that expired: no cell that did not end passes for ok', async () => {
    const regions = Array.from({ length: 900 }, (_, index) => `xx-test-${index + 10}`);
    let calls = 0;
    const ran = await run(
      {
        'things:ListThings': ({ call }) => {
          calls += 1;
          if (calls > 20) throw awsFailure('credentials', call, 'ExpiredToken');
          return { Things: [{ Name: 'a' }] };
        },
      },
      { regions },
    );
    assert.equal(ran.end.kind === 'stopped' && ran.end.failure.code, 'ExpiredToken');
    const kinds = Object.values(ran.outcomes);
    assert.equal(kinds.length, 901);
    assert.ok(kinds.filter(({ kind }) => kind === 'ok').length <= 21);
    assert.ok(
      kinds.every((outcome) => outcome.kind === 'ok' || (outcome.kind === 'failed' && outcome.code === 'ExpiredToken')),
    );
    assert.ok(calls < 450, 'it stops calling');
  });

  it('stops at the end of a detail call whose credentials expired', async () => {
    const ran = await run({ 'things:GetUser': fails('credentials', 'ExpiredToken') });
    assert.equal(ran.end.kind, 'stopped');
    assert.equal(kindsOf(ran)['User global'], 'failed');
  });

  it('is cancelled by its signal, in the middle of a call too', async () => {
    const controller = new AbortController();
    const ran = await run(
      {
        'things:ListThings': (_, { signal }) =>
          new Promise((__, reject) => {
            signal.addEventListener('abort', () => reject(awsFailure('cancelled')));
            controller.abort();
          }),
      },
      { signal: controller.signal, regions: Array.from({ length: 40 }, (_, index) => `xx-test-${index + 10}`) },
    );
    assert.deepEqual(ran.end, { kind: 'cancelled' });
    const kinds = new Set(Object.values(ran.outcomes).map(({ kind }) => kind));
    assert.equal(Object.keys(ran.outcomes).length, 41);
    assert.equal(kinds.has('failed'), false);
    assert.equal(kinds.has('cancelled'), true);
  });

  it('stops as a whole when the inventory cannot be written', async () => {
    const full = new Error('disk full');
    await assert.rejects(run({}, { write: () => Promise.reject(full) }), full);
    const many = Array.from({ length: 500 }, (_, index) => ({ Name: `n${index}` }));
    const lists = { 'things:ListThings': () => ({ Things: many }) };
    await assert.rejects(run(lists, { write: () => Promise.reject(full) }), full);
  });

  it('closes the connections of each region when its cells are done', async () => {
    const { session } = await run({});
    assert.deepEqual(new Set(session.released), new Set(['eu-west-1', 'us-east-1']));
  });

  it('goes on in the other regions when one does not answer, and says which cells timed out', async () => {
    const clock = fakeClock();
    const ended: string[] = [];
    const ran = run(
      {
        'things:ListThings': ({ region }) => {
          if (region === 'eu-west-1') return new Promise(() => undefined);
          ended.push(region);
          return { Things: [{ Name: 'a' }] };
        },
      },
      { clock },
    );
    await settled();
    assert.deepEqual(ended, ['us-east-1']);
    await clock.advance(11 * 60_000);
    const { end, outcomes } = await ran;
    assert.deepEqual(end, { kind: 'done' });
    assert.deepEqual(outcomes['Thing eu-west-1'], {
      kind: 'failed',
      call: 'things:ListThings',
      code: 'TimedOut',
      message: 'AWS did not answer within 10 minutes.',
    });
    assert.equal(kindsOf(await ran)['Thing us-east-1'], 'ok');
  });

  it('ends a cell that goes on for ever, and keeps what it found', async () => {
    const clock = fakeClock();
    const pages = async function* (signal: AbortSignal) {
      for (let page = 0; ; page += 1) {
        yield { Things: [{ Name: `n${page}` }], NextToken: `${page}` };
        await clock.delay(60_000, signal);
      }
    };
    const ran = run(
      { 'things:ListThings': (_, { signal }) => new Pages(pages(signal)) },
      { clock, regions: ['us-east-1'], limits: { requestMs: 600_000, cellMs: 3_600_000 } },
    );
    await settled();
    for (let minute = 0; minute < 61; minute += 1) await clock.advance(60_000);
    const { outcomes, resources } = await ran;
    assert.deepEqual(outcomes['Thing us-east-1'], {
      kind: 'failed',
      call: 'things:ListThings',
      code: 'TimedOut',
      message: 'It was not read within 1 hour. What was read so far stays.',
    });
    assert.ok(resources.filter(({ type }) => type === 'AWS.Things.Thing').length >= 59);
  });

  it('makes a list once that another type needs as well, and dates both cells by it', async () => {
    const summing = list(things.op('ListUsers'), { items: (page) => page.Users })
      .shared('things', things.op('ListThings'), { index: (pages) => pages.flatMap((page) => page.Things ?? []) })
      .as({
        type: 'AWS.Things.Owner',
        cfn: null,
        label: 'Owners',
        icon: 'x',
        scope: 'regional',
        model: (of, d) => ({ resourceId: `o-${of.Name}`, attributes: { Things: d.things?.map(({ Name }) => Name) } }),
      });
    const clock = hastyClock();
    const ran = await run(
      {
        'things:ListThings': async () => {
          await clock.delay(1_000, new AbortController().signal);
          return { Things: [{ Name: 'a' }] };
        },
      },
      { catalog: [thing, summing], regions: ['us-east-1'], clock },
    );
    assert.equal(ran.session.sent.filter(({ call }) => call === 'things:ListThings').length, 1);
    assert.deepEqual(kindsOf(ran), { 'Thing us-east-1': 'ok', 'Owner us-east-1': 'ok' });
    for (const { region, type, observedAt } of ran.resources) {
      const span = ran.spans[`${type.slice('AWS.Things.'.length)} ${region}`];
      assert.ok(span !== undefined && span.startedAt <= observedAt, 'or it would be retired at once');
    }
  });
});
