import assert from 'node:assert/strict';
import { isTemplate } from '../../../server/src/core/cfn/detect.ts';

const bucket = '"Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }';

describe('a text', () => {
  for (const [what, text] of Object.entries({
    'YAML with resources': 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n',
    'YAML in braces': 'Resources: { Bucket: { Type: AWS::S3::Bucket } }\n',
    'YAML whose resources are in braces': 'Resources:\n  Bucket: { DeletionPolicy: Retain, Type: AWS::S3::Bucket }\n',
    'YAML with the version of templates': 'AWSTemplateFormatVersion: "2010-09-09"\n',
    JSON: `{ ${bucket} }`,
    'JSON whose other sections come first': `{ "Description": "{", "Mappings": { "A": {} }, ${bucket} }`,
    'JSON that is being typed': `{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket", "Prop`,
    'JSON with a key too many': `{ "Resource": {}, ${bucket} }`,
  })) {
    it(`is a template: ${what}`, () => assert.equal(isTemplate(text, 'a.txt', []), true));
  }

  for (const [what, text] of Object.entries({
    'the event of a macro': `{ "requestId": 1, "fragment": { ${bucket} } }`,
    'the input of a call': `{ "StackName": "a", "TemplateBody": { "AWSTemplateFormatVersion": "2010-09-09",\n  ${bucket} } }`,
    'YAML about something else': 'kind: Deployment\nmetadata:\n  name: a\n',
  })) {
    it(`is no template: ${what}`, () => assert.equal(isTemplate(text, 'a.json', []), false));
  }

  it('is a template where its name says so', () => {
    assert.equal(isTemplate('{ "requestId": 1 }', 'a.template', ['*.template']), true);
  });
});
