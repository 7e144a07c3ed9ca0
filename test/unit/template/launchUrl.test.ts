import assert from 'node:assert/strict';
import { launchUrl } from '../../../server/src/core/template/launchUrl.ts';

const stack = {
  region: 'us-west-2',
  stackName: 'panther-cloudsec-setup',
  templateUrl: 'https://templates.s3.us-west-2.amazonaws.com/a b/scan.yml?versionId=x&y=z',
  parameters: [
    { key: 'ExternalId', value: 'a+b=c&param_MasterAccountId=999/#,' },
    { key: 'DeployRemediation', value: 'true' },
  ],
};

function fragment(url: string): URLSearchParams {
  return new URLSearchParams(new URL(url).hash.split('?')[1]);
}

describe('the launch URL', () => {
  it('opens the quick-create page of the region', () => {
    const url = new URL(launchUrl(stack));
    assert.equal(url.host, 'us-west-2.console.aws.amazon.com');
    assert.equal(url.pathname, '/cloudformation/home');
    assert.equal(url.searchParams.get('region'), 'us-west-2');
    assert.ok(url.hash.startsWith('#/stacks/create/review?'));
  });

  it('carries each value unchanged, whatever characters are in it', () => {
    const values = fragment(launchUrl(stack));
    assert.deepEqual([...values.keys()], ['templateURL', 'stackName', 'param_ExternalId', 'param_DeployRemediation']);
    assert.equal(values.get('param_ExternalId'), 'a+b=c&param_MasterAccountId=999/#,');
    assert.equal(
      values.get('templateURL'),
      'https://templates.s3.us-west-2.amazonaws.com/a%20b/scan.yml?versionId=x&y=z',
    );
  });

  it('goes to the console of the partition', () => {
    const china = { ...stack, region: 'cn-north-1', templateUrl: 'https://b.s3.cn-north-1.amazonaws.com.cn/t.yml' };
    assert.equal(new URL(launchUrl(china)).host, 'cn-north-1.console.amazonaws.cn');
    const gov = { ...stack, region: 'us-gov-west-1', templateUrl: 'https://b.s3.us-gov-west-1.amazonaws.com/t.yml' };
    assert.equal(new URL(launchUrl(gov)).host, 'us-gov-west-1.console.amazonaws-us-gov.com');
  });

  for (const templateUrl of [
    'scan.yml',
    'http://templates.s3.amazonaws.com/scan.yml',
    'https://example.com/scan.yml',
    'https://amazonaws.com.example.com/scan.yml',
    'https://user:secret@templates.s3.amazonaws.com/scan.yml',
    'javascript:alert(1)',
  ]) {
    it(`refuses a template at ${templateUrl}`, () => {
      assert.throws(() => launchUrl({ ...stack, templateUrl }), { code: 'BAD_INPUT' });
    });
  }
});
