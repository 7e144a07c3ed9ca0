import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../server/src/adapters/store/store.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { fakeClock } from '../support/fakeClock.ts';
import { observed } from '../support/observed.ts';
import { runCli } from '../support/runCli.ts';
import { useTempFolder } from '../support/tempFolder.ts';

const template = `Resources:
  Charge:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      MemorySize: 512
  Refund:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
  Audit:
    Type: AWS::Lambda::Function
  Wave:
    Type: Custom::Wave
`;

function lambda(name: string, logicalId: string): ObservedResource {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  return observed({
    type: 'AWS.Lambda.Function',
    resourceId: arn,
    arn,
    name,
    tags: {
      'aws:cloudformation:stack-id': 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1',
      'aws:cloudformation:logical-id': logicalId,
    },
    attributes: { Handler: 'index.handler', MemorySize: 512 },
  });
}

describe('panther-scan template live', () => {
  const home = useTempFolder();
  const file = () => path.join(home(), 'shop.template.yaml');
  const run = (...args: readonly string[]) =>
    runCli(['template', 'live', ...args], { PANTHER_HOME: home(), TZ: 'UTC' });

  beforeEach(async () => {
    await writeFile(file(), template);
    const store = await openStore({ file: path.join(home(), 'inventory.db'), clock: fakeClock() });
    const charge = lambda('charge', 'Charge');
    await store.writeResources(null, [charge, lambda('refund', 'Refund')], []);
    const cause = {
      actor: 'alice',
      sourceIp: '1.2.3.4',
      eventName: 'UpdateFunctionConfiguration',
      eventId: 'e',
      at: 5,
    };
    const changed = { ...charge, attributes: { ...charge.attributes, MemorySize: 1024 }, observedAt: 2_000 };
    await store.writeResources(null, [changed], [], cause);
    await store.close();
  });

  it('lists each resource with what is live of it, who changed it, and what differs', async () => {
    const { exitCode, stdout, stderr } = await run(file());
    assert.equal(exitCode, 0, stderr);
    const lines = stdout.split('\n');
    assert.equal(lines[0], 'Charge  AWS::Lambda::Function');
    assert.match(
      lines[1] ?? '',
      /^ {2}charge · 123456789012 · us-east-1 · shop · changed outside the stack · UpdateFunctionConfiguration by alice, .* · differs in 1 of 2$/,
    );
    assert.deepEqual(lines.slice(2, 4), [
      '    MemorySize: 512 in the template, 1024 live',
      'Refund  AWS::Lambda::Function',
    ]);
    assert.match(lines[4] ?? '', /^ {2}refund · .* · same in 1 properties$/);
    assert.deepEqual(lines.slice(5, 8), [
      'Audit  AWS::Lambda::Function  nothing live',
      'Wave  Custom::Wave  the inventory has no such resources',
      'Stack: shop (123456789012, us-east-1)',
    ]);
  });

  it('says the same as JSON', async () => {
    const { resources, sure } = JSON.parse((await run(file(), '--json')).stdout);
    assert.equal(sure, true);
    assert.deepEqual(
      resources.map(({ logicalId, isKnown, instances }: Record<string, unknown>) => [
        logicalId,
        isKnown,
        (instances as readonly { readonly standing: string; readonly differences: object }[]).map(
          ({ standing, differences }) => [standing, differences],
        ),
      ]),
      [
        ['Charge', true, [['outside', [{ property: 'MemorySize', template: 512, live: 1024 }]]]],
        ['Refund', true, [['unknown', []]]],
        ['Audit', true, []],
        ['Wave', false, []],
      ],
    );
  });

  it('refuses what is no template', async () => {
    const other = path.join(home(), 'compose.yaml');
    await writeFile(other, 'services: {}\n');
    const refused = await run(other);
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /no CloudFormation template/);
    assert.equal((await run(path.join(home(), 'none.yaml'))).exitCode, 2);
  });
});
