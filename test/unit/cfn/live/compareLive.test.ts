import assert from 'node:assert/strict';
import { parseTemplate } from '../../../../server/src/core/cfn/document/document.ts';
import { valueAt } from '../../../../server/src/core/cfn/document/node.ts';
import { compareProperties } from '../../../../server/src/core/cfn/live/compareLive.ts';
import { resolvedJson } from '../../../../server/src/core/cfn/live/resolve.ts';
import type { JsonObject } from '../../../../server/src/core/json.ts';

const by = {
  namesOf: (id: string) => (id === 'Key' ? ['arn:aws:kms:eu-west-1:1:key/k', 'k'] : []),
  fingerprint: (secret: string) => `of ${secret}`,
};

describe('what a template says beside what is live', () => {
  const table: readonly (readonly [string, JsonObject, JsonObject, JsonObject, JsonObject])[] = [
    ['leaves out what only one of them has', { A: 1, B: 2 }, { B: 3, C: 4 }, { B: 2 }, { B: 3 }],
    [
      'takes texts and numbers for the same',
      { A: '5', B: 'true' },
      { A: 5, B: true },
      { A: 5, B: true },
      { A: 5, B: true },
    ],
    ['looks inside', { A: { B: 1, C: 2 } }, { A: { B: 2 } }, { A: { B: 1 } }, { A: { B: 2 } }],
    ['knows names by other capitals', { VpcId: 'v' }, { vpcId: 'w' }, { VpcId: 'v' }, { VpcId: 'w' }],
    ['takes lists of texts for sets', { A: ['b', 'a'] }, { A: ['a', 'b'] }, { A: ['a', 'b'] }, { A: ['a', 'b'] }],
    ['shows lists of other lengths', { A: [{ B: 1 }] }, { A: [] }, { A: [{ B: 1 }] }, { A: [] }],
    ['leaves out what is of another kind', { A: { B: 1 } }, { A: 'text' }, {}, {}],
    [
      'takes a value and a list of it alone for the same',
      { A: 'x', B: ['y'] },
      { A: ['x'], B: 'y' },
      { A: 'x', B: 'y' },
      { A: 'x', B: 'y' },
    ],
    ['reads documents that are text', { A: { B: 1 } }, { A: '{"B": 2, "C": 3}' }, { A: { B: 1 } }, { A: { B: 2 } }],
    [
      'takes a document for the same however it is written',
      { A: '{"B":1}' },
      { A: '{ "B": 1 }' },
      { A: '{ "B": 1 }' },
      { A: '{ "B": 1 }' },
    ],
    ['leaves out names beside resources', { A: ['x', 'y'] }, { A: [{ B: 1 }] }, {}, {}],
    [
      'compares of keys and values those that the template gives',
      { A: [{ Key: 'k', Value: 'v' }] },
      {
        A: [
          { Key: 'o', Value: 'p' },
          { key: 'k', value: 'w' },
        ],
      },
      { A: { k: 'v' } },
      { A: { k: 'w' } },
    ],
    [
      'takes lists in any order',
      { A: [{ B: 1 }, { B: 2 }] },
      { A: [{ B: 2, C: 0 }, { B: 1 }] },
      { A: [{ B: 1 }, { B: 2 }] },
      { A: [{ B: 1 }, { B: 2 }] },
    ],
    ['shows what AWS says there is none of', { A: 'x' }, { A: null }, { A: 'x' }, { A: null }],
    ['finds references right', { A: { Ref: 'Key' } }, { A: 'k' }, { A: 'k' }, { A: 'k' }],
    ['finds attributes right', { A: { 'Fn::GetAtt': ['Key', 'Arn'] } }, { A: 'k' }, { A: 'k' }, { A: 'k' }],
    ['leaves other functions as written', { A: { Ref: 'X' } }, { A: 'k' }, { A: { Ref: 'X' } }, { A: 'k' }],
    [
      'knows secrets',
      { A: 's' },
      { A: { redacted: 'of s' } },
      { A: { redacted: 'of s' } },
      { A: { redacted: 'of s' } },
    ],
  ];
  for (const [title, template, live, left, right] of table) {
    it(title, () => {
      const found = compareProperties(template, live, by);
      assert.deepEqual([found.template, found.live], [left, right]);
      assert.equal(found.different > 0, JSON.stringify(left) !== JSON.stringify(right));
    });
  }

  it('has parameters and texts filled in as far as they are known', () => {
    const { root } = parseTemplate(
      'a: !Ref Stage\nb: !Sub "${Stage}-x-${AWS::Region}"\nc: !Sub "${Stage}-${Key}"\nd: !Ref Other\ne: [!Ref Stage, 2]\n',
    );
    assert.ok(root !== null);
    const value = (id: string) => ({ Stage: 'prod', 'AWS::Region': 'eu-west-1' })[id];
    assert.deepEqual(resolvedJson(root, { value }), {
      a: 'prod',
      b: 'prod-x-eu-west-1',
      c: { 'Fn::Sub': 'prod-${Key}' },
      d: { Ref: 'Other' },
      e: ['prod', 2],
    });
  });

  it('has functions worked out whose arguments are known, and leaves the others as they are written', () => {
    const { root } = parseTemplate(
      [
        'Conditions:',
        '  HasIds: !Not [!Equals [!Join ["", !Ref Ids], ""]]',
        '  Both: !And [!Condition HasIds, !Equals [!Ref Stage, dev]]',
        'Values:',
        '  a: !Join [",", !Ref Ids]',
        '  b: !Split [",", !Sub ["x:${All}:y,z", { All: !Join [":y,x:", !Ref Ids] }]]',
        '  c: !If [HasIds, some, none]',
        '  d: [1, !If [Both, 2, !Ref AWS::NoValue]]',
        '  e: !If [Both, 1, !Ref AWS::NoValue]',
        '  f: !Sub "${Queue.Arn}/*"',
        '  g: !GetAtt Queue.Arn',
        '  h: !If [Unknown, 1, 2]',
        '  i: !Join ["-", [!Ref Stage, !Ref Other]]',
      ].join('\n'),
    );
    const values = valueAt(root, 'Values');
    assert.ok(values !== undefined);
    const known = { Ids: ['1', '2'], Stage: 'prod' } as Record<string, string | readonly string[]>;
    const by = {
      value: (id: string) => known[id],
      attribute: (id: string, name: string) => (`${id}.${name}` === 'Queue.Arn' ? 'arn:q' : undefined),
      condition: (id: string) => valueAt(valueAt(root, 'Conditions'), id),
    };
    assert.deepEqual(resolvedJson(values, by), {
      a: '1,2',
      b: ['x:1:y', 'x:2:y', 'z'],
      c: 'some',
      d: [1],
      f: 'arn:q/*',
      g: 'arn:q',
      h: { 'Fn::If': ['Unknown', 1, 2] },
      i: { 'Fn::Join': ['-', ['prod', { Ref: 'Other' }]] },
    });
  });
});
