import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { longTailTypes } from '../../scripts/generate/longTail.ts';
import { resourceTypesDoc } from '../../scripts/generate/resourceTypes.ts';
import { replaceActions, scanRolePolicy } from '../../scripts/generate/scanRolePolicy.ts';
import { listTypes } from '../../server/src/app/catalog/listTypes.ts';
import { cloudControlTypes } from '../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { permissionsOf, scanPolicy } from '../../server/src/core/catalog/permissions.ts';
import { isRead } from '../support/readActions.ts';
import { root } from '../support/sources.ts';

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

describe('what is made from the catalogue', () => {
  for (const { file, generate } of [scanRolePolicy, resourceTypesDoc]) {
    it(`is up to date in ${file} (else: npm run generate)`, async () => {
      assert.equal(read(file), await generate(read(file)));
    });
  }

  it('knows the types that Cloud Control may have as AWS specifies them today (else: npm run generate)', async () => {
    assert.equal(read(longTailTypes.file), await longTailTypes.generate(''));
  }).timeout(60_000);

  it('tells people of each type under its service, and of each permission', () => {
    const sections = new Map(
      read(resourceTypesDoc.file)
        .split('\n## ')
        .map((text) => [text.split('\n')[0], text]),
    );
    for (const { type, service } of listTypes(catalog)) {
      assert.ok(sections.get(service)?.includes(`\n| \`${type}\` |`), `${type} of ${service}`);
    }
    const text = [...sections.values()].join('\n');
    for (const permission of permissionsOf(catalog)) assert.ok(text.includes(`\`${permission}\``), permission);
  });

  it('lets the scan role do what the catalogue calls, and read only', () => {
    const actions = scanPolicy(catalog);
    for (const action of permissionsOf(catalog)) assert.ok(actions.includes(action), action);
    for (const action of permissionsOf(cloudControlTypes(catalog))) assert.ok(actions.includes(action), action);
    assert.ok(actions.includes('ec2:DescribeRegions'));
    assert.ok(actions.includes('iam:GenerateCredentialReport'));
    assert.deepEqual(
      actions.filter((action) => !isRead(action)),
      [],
    );
  });

  it('refuses a template that has no place for an action, or two, or one without an end', () => {
    const place = (letters: string) =>
      `  # begin: actions of the catalogue, ${letters}\n  # end: actions of the catalogue, ${letters}\n`;
    const actions = ['s3:ListAllMyBuckets'];
    assert.throws(() => replaceActions('Resources: {}\n', actions), /0 places for s3:ListAllMyBuckets/);
    assert.throws(() => replaceActions(place('a to r'), actions), /0 places for s3:ListAllMyBuckets/);
    assert.throws(() => replaceActions(place('a to s') + place('s to z'), actions), /2 places/);
    assert.throws(() => replaceActions('  # begin: actions of the catalogue, a to z\n', actions), /has no end/);
  });

  it('puts an action where its first letter belongs, and takes out what was there', () => {
    const template = (a: string, z: string) =>
      `# begin: actions of the catalogue, a to r\n${a}# end: actions of the catalogue, a to r\n` +
      `  # begin: actions of the catalogue, s to z\n${z}  # end: actions of the catalogue, s to z\n`;
    assert.equal(
      replaceActions(template('- kms:OfYesterday\n', ''), [
        'iam:ListRoles',
        'rds:DescribeDBInstances',
        'sns:ListTopics',
      ]),
      template('- iam:ListRoles\n- rds:DescribeDBInstances\n', '  - sns:ListTopics\n'),
    );
  });
});
