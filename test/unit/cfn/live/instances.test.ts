import assert from 'node:assert/strict';
import {
  countOf,
  instancesOf,
  type KnownStack,
  type LiveTemplate,
} from '../../../../server/src/core/cfn/live/instances.ts';
import { liveMarkdown } from '../../../../server/src/core/cfn/live/liveMarkdown.ts';
import type { LastChange } from '../../../../server/src/core/cfn/live/liveStore.ts';
import { standingOf } from '../../../../server/src/core/cfn/live/standing.ts';
import { live, stackId } from './live.ts';

const shape = [{ logicalId: 'Files', type: 'AWS::S3::Bucket', name: null }];

function stack(name: string, drifts: readonly object[] = []): KnownStack {
  return {
    ...{ stackId: stackId(name), name, accountId: '123456789012', region: 'eu-west-1', shared: 1, others: 0 },
    status: 'UPDATE_COMPLETE',
    attributes: { Drifts: drifts } as KnownStack['attributes'],
  };
}

function change(replace: Partial<NonNullable<LastChange['cause']>> = {}): LastChange {
  const cause = { actor: 'alice', sourceIp: '1.2.3.4', eventName: 'PutBucketPolicy', at: 7, ...replace };
  return { kind: 'modified', at: 8, cause };
}

const byCloudFormation = change({ sourceIp: 'cloudformation.amazonaws.com' });

function found(parts: Partial<Parameters<typeof instancesOf>[2]>, stacks: readonly KnownStack[]): LiveTemplate {
  const fit = { stacks, sure: true };
  return { ...fit, cut: false, instances: instancesOf(shape, stacks, { members: [], named: [], ...parts }) };
}

describe('the instances of a resource', () => {
  it('are those of the stacks that fit, each once however it was found', () => {
    const one = live({ stack: 'shop', name: 'one' });
    const members = [one, live({ stack: 'other', name: 'two' })];
    const named = [
      { logicalId: 'Files', by: 'name' as const, resource: one },
      { logicalId: 'Files', by: 'name' as const, resource: live({ stack: null, name: 'three' }) },
      // It has the name, but is another resource of the same stack.
      { logicalId: 'Files', by: 'name' as const, resource: live({ stack: 'shop', logicalId: 'Logs' }) },
    ];
    const { instances } = found({ members, named }, [stack('shop')]);
    assert.deepEqual(
      instances.get('Files')?.map(({ resource, by, stack: of }) => [resource.name, by, of?.name ?? null]),
      [
        ['one', 'tags', 'shop'],
        ['three', 'name', null],
      ],
    );
  });

  const standings: readonly (readonly [string, LastChange | null, boolean, string])[] = [
    ['changed by a person', change(), false, 'outside'],
    ['changed by CloudFormation', byCloudFormation, false, 'stack'],
    ['changed by CloudFormation in China', change({ sourceIp: 'cloudformation.amazonaws.com.cn' }), false, 'stack'],
    ['drifted, though CloudFormation changed it last', byCloudFormation, true, 'drifted'],
    ['found changed by a scan', { kind: 'modified', at: 1, cause: null }, false, 'unknown'],
    ['created by a person', { ...change(), kind: 'created' }, false, 'unknown'],
    ['never changed', null, false, 'unknown'],
  ];
  for (const [title, last, drifted, expected] of standings) {
    it(`that were ${title} are said to be so`, () => assert.equal(standingOf(last, drifted), expected));
  }

  it('are counted above the resource', () => {
    const members = [
      live({ stack: 'shop', name: 'one', lastChange: change() }),
      live({ stack: 'shop', name: 'two', lastChange: byCloudFormation }),
    ];
    const sure = found({ members }, [stack('shop')]);
    const instances = sure.instances.get('Files') ?? [];
    assert.deepEqual(countOf(instances, sure), { count: 2, outside: 1, sure: true, cut: false });
    assert.deepEqual(countOf(instances.slice(1), { ...sure, sure: false, cut: true }), {
      count: 1,
      outside: 0,
      sure: false,
      cut: true,
    });
    const drifts = [{ LogicalResourceId: 'Files', StackResourceDriftStatus: 'MODIFIED' }];
    const drifted = found({ members: members.slice(1) }, [stack('shop', drifts)]);
    assert.equal(countOf(drifted.instances.get('Files') ?? [], drifted).outside, 1);
  });

  it('are described for a hover, and no name is more than text', () => {
    const members = [live({ stack: 'shop', name: '](command:x) <b>', lastChange: change() })];
    const template = found({ members }, [stack('shop'), stack('shop-dev')]);
    const markdown = liveMarkdown(template.instances.get('Files') ?? [], template, {
      now: 60_007,
      open: () => 'command:open',
      accountName: () => 'Prod',
    });
    assert.ok(
      markdown.includes('- [\\]\\(command:x\\) \\<b\\>](command:open) · Prod · eu\\-west\\-1 · UPDATE\\_COMPLETE'),
    );
    assert.ok(markdown.includes('changed outside the stack · PutBucketPolicy by alice, 1 min ago'));
    assert.ok(markdown.includes('2 stacks fit this template: shop'));
  });
});
