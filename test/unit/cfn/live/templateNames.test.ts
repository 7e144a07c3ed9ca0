import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cfnNames } from '../../../../server/src/core/catalog/cfnNames.ts';
import { catalog } from '../../../../server/src/core/catalog/index.ts';
import { byTemplateNames } from '../../../../server/src/core/cfn/live/templateNames.ts';
import type { JsonObject } from '../../../../server/src/core/json.ts';
import { languageData } from '../../../support/languageData.ts';
import { root } from '../../../support/sources.ts';

/** What the fixtures of a type have under a name, at the top. */
function attributesIn(cfn: string): ReadonlySet<string> {
  const types = catalog.filter((one) => one.cfn === cfn).map(({ type }) => type);
  const texts = types.map((type) => readFileSync(path.join(root, `test/fixtures/catalog/${type}.json`), 'utf8'));
  const resources = texts.flatMap((text) => (JSON.parse(text) as { expected: { attributes: object }[] }).expected);
  return new Set(resources.flatMap(({ attributes }) => Object.keys(attributes)));
}

describe('the names that templates have for what is live', () => {
  const { schemas } = languageData();

  for (const [type, names] of Object.entries(cfnNames)) {
    it(`are CloudFormation’s own and the inventory’s: ${type}`, () => {
      const schema = schemas.get(type) ?? assert.fail('there is no such type');
      const known = attributesIn(type);
      for (const [property, at] of Object.entries(names)) {
        assert.ok(Object.hasOwn(schema.properties, property.split('.')[0] ?? ''), property);
        if (at !== null && at !== '=' && at !== '$name') assert.ok(known.has(at.split('.')[0] ?? ''), at);
      }
    });
  }

  const table: readonly (readonly [string, JsonObject, JsonObject])[] = [
    [
      'AWS::S3::Bucket',
      { Versioning: 'Enabled' },
      { Versioning: 'Enabled', VersioningConfiguration: { Status: 'Enabled' } },
    ],
    [
      'AWS::S3::Bucket',
      { EncryptionRules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      {
        EncryptionRules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      },
    ],
    [
      'AWS::EC2::Instance',
      { SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'web' }], BlockDeviceMappings: [] },
      { SecurityGroups: ['web'], SecurityGroupIds: ['sg-1'] },
    ],
    ['AWS::EC2::SecurityGroup', { Description: 'd' }, { Description: 'd', GroupDescription: 'd', GroupName: 'n' }],
    ['AWS::Lambda::Function', { Layers: null, Timeout: 3 }, { Timeout: 3 }],
    ['AWS::CloudFront::Distribution', { Comment: 'c' }, { Comment: 'c', DistributionConfig: { Comment: 'c' } }],
    ['AWS::SQS::Queue', { DelaySeconds: 1 }, { DelaySeconds: 1 }],
  ];
  for (const [type, attributes, expected] of table) {
    it(`stand where CloudFormation’s do: ${type}, ${Object.keys(attributes).join(', ')}`, () =>
      assert.deepEqual(byTemplateNames(type, attributes, 'n'), expected));
  }
});
