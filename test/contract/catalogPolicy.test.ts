import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resourceTypesDoc } from '../../scripts/generate/resourceTypes.ts';
import { replaceActions, scanRolePolicy } from '../../scripts/generate/scanRolePolicy.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { permissionsOf, scanPolicy } from '../../server/src/core/catalog/permissions.ts';
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

  it('lets the scan role do what the catalogue calls, and read only', () => {
    const actions = scanPolicy(catalog);
    for (const action of permissionsOf(catalog)) assert.ok(actions.includes(action), action);
    assert.ok(actions.includes('ec2:DescribeRegions'));
    assert.ok(actions.includes('iam:GenerateCredentialReport'));
    for (const action of actions) {
      assert.match(action, /^[a-z0-9-]+:(Describe|Get|List|GenerateCredentialReport)[A-Za-z]*$/);
    }
    // Whoever has it can download the code, or read the data.
    for (const action of ['lambda:GetFunction', 's3:GetObject', 'dynamodb:Scan', 'kms:Decrypt']) {
      assert.ok(!actions.includes(action), action);
    }
  });

  it('fits into the inline policies of a role', () => {
    assert.ok(JSON.stringify(scanPolicy(catalog)).length < 9_000);
  });

  it('refuses a template that has no place for the actions', () => {
    assert.throws(() => replaceActions('Resources: {}\n', ['s3:ListAllMyBuckets']), /has no lines/);
  });
});
