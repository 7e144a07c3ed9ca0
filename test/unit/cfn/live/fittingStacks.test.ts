import assert from 'node:assert/strict';
import { fittingStacks, isNamedLike } from '../../../../server/src/core/cfn/live/fittingStacks.ts';
import { live, stackId } from './live.ts';

const namesOf = (fit: ReturnType<typeof fittingStacks>) => fit.stacks.map(({ name }) => name);

describe('the stacks that a template may have made', () => {
  const shop = ['Files', 'Orders', 'Worker'].map((logicalId) => live({ stack: 'shop', logicalId }));

  const table: readonly {
    readonly title: string;
    readonly members: Parameters<typeof fittingStacks>[0];
    readonly sizes?: Readonly<Record<string, number>>;
    readonly resources: number;
    readonly fileName?: string;
    readonly stacks: readonly string[];
    readonly sure: boolean;
  }[] = [
    { title: 'none where nothing is live', members: [], resources: 3, stacks: [], sure: false },
    { title: 'the one with the same logical ids', members: shop, resources: 4, stacks: ['shop'], sure: true },
    {
      title: 'all of them where several have the same',
      members: [...shop, ...['Files', 'Orders', 'Worker'].map((logicalId) => live({ stack: 'shop-dev', logicalId }))],
      resources: 3,
      stacks: ['shop', 'shop-dev'],
      sure: true,
    },
    {
      title: 'perhaps those that share a single one',
      members: [live({ stack: 'a', logicalId: 'Bucket' }), live({ stack: 'b', logicalId: 'Bucket' })],
      resources: 1,
      stacks: ['a', 'b'],
      sure: false,
    },
    {
      title: 'of these the one that is called like the file',
      members: [live({ stack: 'logs-prod', logicalId: 'Bucket' }), live({ stack: 'b', logicalId: 'Bucket' })],
      resources: 1,
      fileName: 'logs.template.yml',
      stacks: ['logs-prod'],
      sure: true,
    },
    {
      title: 'none that is mostly something else, whatever it is called',
      members: [live({ stack: 'logs', logicalId: 'Bucket' })],
      sizes: { logs: 9 },
      resources: 1,
      fileName: 'logs.yml',
      stacks: [],
      sure: false,
    },
    {
      title: 'the one that has all of a template with two resources',
      members: [live({ stack: 'a', logicalId: 'Key' }), live({ stack: 'a', logicalId: 'Alias' })],
      resources: 2,
      stacks: ['a'],
      sure: true,
    },
  ];
  for (const { title, members, sizes = {}, resources, fileName = 'template.yaml', stacks, sure } of table) {
    it(`are ${title}`, () => {
      const bySize = new Map(Object.entries(sizes).map(([name, size]) => [stackId(name), size]));
      const fit = fittingStacks(members, bySize, { resources, fileName });
      assert.deepEqual([namesOf(fit), fit.sure], [stacks, sure]);
    });
  }

  it('are called like a file by its own words', () => {
    assert.ok(isNamedLike('shop-prod', 'shop.template.yaml'));
    assert.ok(isNamedLike('MyShop', 'myshop.json'));
    assert.ok(!isNamedLike('workshop', 'shop.yaml'));
    assert.ok(!isNamedLike('template', 'template.yaml'));
  });
});
