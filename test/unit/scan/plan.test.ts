import assert from 'node:assert/strict';
import { instance } from '../../../server/src/core/catalog/ec2/instances.ts';
import { key } from '../../../server/src/core/catalog/kms.ts';
import { lambdaFunction } from '../../../server/src/core/catalog/lambda/functions.ts';
import { planScan } from '../../../server/src/core/scan/plan.ts';
import { progressOf } from '../../../server/src/core/scan/progress.ts';
import { createCellQueue } from '../../../server/src/core/scan/queue.ts';
import { accountOf, thingCatalog } from './things.ts';

const regions = ['eu-west-1', 'us-east-1'];
const all = () => true;

function planned(options: Partial<Parameters<typeof planScan>[0]> = {}): readonly string[] {
  const plan = planScan({ account: accountOf(), regions, catalog: thingCatalog, wanted: all, ...options });
  return [...plan.cells, ...plan.derived].map(({ cell }) => `${cell.type} ${cell.region}`);
}

describe('the plan of a scan', () => {
  it('has a cell for each type in each of its places, global ones first, summaries last', () => {
    assert.deepEqual(planned(), [
      'AWS.Things.User global',
      'AWS.Things.Thing eu-west-1',
      'AWS.Things.Thing us-east-1',
      'AWS.Things.Meta global',
    ]);
  });

  it('leaves out types that the account ignores, with wildcards', () => {
    const ignore = { regions: [], types: ['AWS.Things.T*', '*.Meta'], resources: [] };
    assert.deepEqual(planned({ account: accountOf({ ignore }) }), ['AWS.Things.User global']);
  });

  it('narrowed to a region has its cells, and the summaries of their types', () => {
    assert.deepEqual(planned({ wanted: (cell) => cell.region === 'eu-west-1' }), [
      'AWS.Things.Thing eu-west-1',
      'AWS.Things.Meta global',
    ]);
  });

  it('narrowed to a summary has the cells that it sums up', () => {
    assert.deepEqual(planned({ wanted: (cell) => cell.type === 'AWS.Things.Meta' }), [
      'AWS.Things.Thing eu-west-1',
      'AWS.Things.Thing us-east-1',
      'AWS.Things.Meta global',
    ]);
  });
});

describe('the queue of cells', () => {
  const plan = planScan({ account: accountOf(), regions, catalog: thingCatalog, wanted: all });

  it('begins with those that AWS lets be read slowly, in all regions', () => {
    const catalog = [...thingCatalog, lambdaFunction];
    const { cells } = planScan({ account: accountOf(), regions, catalog, wanted: all });
    const queue = createCellQueue(cells, 10);
    const order = cells.map(() => {
      const next = queue.next(0);
      return next?.kind === 'run' ? `${next.queued.planned.cell.type} ${next.queued.planned.cell.region}` : 'none';
    });
    assert.deepEqual(order, [
      'AWS.Lambda.Function eu-west-1',
      'AWS.Lambda.Function us-east-1',
      'AWS.Things.User global',
      'AWS.Things.Thing eu-west-1',
      'AWS.Things.Thing us-east-1',
    ]);
    assert.equal(queue.next(0), null);
  });

  it('begins with the slowest of them', () => {
    const { cells } = planScan({
      account: accountOf(),
      regions,
      catalog: [key, instance, lambdaFunction],
      wanted: all,
    });
    const queue = createCellQueue(cells, 10);
    const order = cells.map(() => {
      const next = queue.next(0);
      return next?.kind === 'run' ? next.queued.planned.cell.type : 'none';
    });
    const each = ['AWS.Lambda.Function', 'AWS.EC2.Instance', 'AWS.KMS.Key'];
    assert.deepEqual(
      order,
      each.flatMap((type) => [type, type]),
    );
  });

  it('gives fresh cells first, then those that were put back, when their time has come', () => {
    const queue = createCellQueue(plan.cells.slice(0, 2), 8);
    const first = queue.next(0);
    assert.equal(first?.kind, 'run');
    queue.putBack({ ...first.queued, tries: 1, notBefore: 100 });
    assert.equal(queue.next(0)?.kind, 'run');
    assert.deepEqual(queue.next(40), { kind: 'wait', ms: 60 });
    const again = queue.next(100);
    assert.equal(again?.kind === 'run' && again.queued.tries, 1);
    assert.equal(queue.next(100), null);
  });

  it('lets no region take all: one that hangs leaves half to the others', () => {
    const [hanging, next] = ['xx-hang-1', 'xx-next-1'];
    const [{ type } = assert.fail()] = plan.cells;
    const cellsIn = (region: string) =>
      Array.from({ length: 10 }, () => ({ cell: { accountId: '1', region, type: type.type }, type }));
    const queue = createCellQueue([...cellsIn(hanging), ...cellsIn(next)], 3);
    const order = Array.from({ length: 15 }, () => {
      const taken = queue.next(0);
      assert.equal(taken?.kind, 'run');
      const { region } = taken.queued.planned.cell;
      if (region === next) queue.ended(taken.queued);
      return region;
    });
    assert.deepEqual(order.slice(0, 4), [hanging, hanging, hanging, next]);
    assert.deepEqual(new Set(order.slice(3, 13)), new Set([next]));
    assert.deepEqual(order.slice(13), [hanging, hanging], 'when nothing else is left, it may have more');
  });

  it('begins with Cloud Control when all else has begun, in all regions side by side', () => {
    const [{ type } = assert.fail()] = plan.cells;
    const cellsIn = (region: string, count: number, viaCloudControl: boolean) =>
      Array.from({ length: count }, () => ({
        cell: { accountId: '1', region, type: type.type },
        type: viaCloudControl ? { ...type, viaCloudControl: true as const } : type,
      }));
    const [one, two, three] = ['xx-one-1', 'xx-two-1', 'xx-three-1'];
    const queue = createCellQueue(
      [one, two, three].flatMap((region) => [...cellsIn(region, 1, false), ...cellsIn(region, 9, true)]),
      3,
    );
    const taken = Array.from({ length: 6 }, () => {
      const next = queue.next(0);
      assert.equal(next?.kind, 'run');
      return next.queued;
    });
    assert.deepEqual(
      taken.map(({ planned: { cell, type: of } }) => `${cell.region} ${of.viaCloudControl === true}`),
      [false, true].flatMap((tail) => [one, two, three].map((region) => `${region} ${tail}`)),
    );
    queue.putBack({ ...(taken[0] ?? assert.fail()), tries: 1, notBefore: 50 });
    for (const at of [0, 50]) {
      const next = queue.next(at);
      assert.equal(next?.kind === 'run' && next.queued.tries, at === 0 ? 0 : 1, 'what was throttled comes before them');
    }
    assert.equal(queue.rest().length, 30 - 7);
  });

  it('hands over the rest once', () => {
    const queue = createCellQueue(plan.cells, 8);
    queue.next(0);
    assert.equal(queue.rest().length, 2);
    assert.equal(queue.rest().length, 0);
    assert.equal(queue.next(0), null);
  });
});

describe('the progress of a scan', () => {
  it('has an estimate once there is something to go by', () => {
    assert.equal(progressOf(1, 100, 5, 10_000).secondsLeft, null);
    assert.equal(progressOf(50, 100, 5, 1_000).secondsLeft, null);
    assert.deepEqual(progressOf(25, 100, 5, 10_000), { done: 25, total: 100, found: 5, secondsLeft: 30 });
    assert.equal(progressOf(100, 100, 5, 10_000).secondsLeft, 0);
  });
});
