import assert from 'node:assert/strict';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { consoleLink } from '../../../server/src/core/console/consoleLink.ts';

const instance = {
  resourceId: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc',
  arn: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc',
  id: 'i-0abc',
  name: null,
  accountId: '123456789012',
  region: 'eu-west-1',
};
const instanceType = catalog.find(({ type }) => type === 'AWS.EC2.Instance');

describe('the link to the console', () => {
  it("is the catalogue's page in the resource's region", () => {
    const url = new URL(consoleLink(instance, instanceType, 'us-east-1'));
    assert.equal(url.host, 'eu-west-1.console.aws.amazon.com');
    assert.match(url.href, /i-0abc/);
  });

  it('goes to the host of the partition', () => {
    const arn = instance.arn.replace('arn:aws:', 'arn:aws-cn:').replace('eu-west-1', 'cn-north-1');
    const china = { ...instance, arn, resourceId: arn, region: 'cn-north-1' };
    assert.equal(new URL(consoleLink(china, instanceType, 'cn-north-1')).host, 'cn-north-1.console.amazonaws.cn');
  });

  it('finds what the catalogue has no page for by its ARN, encoded', () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:a&b=c';
    const url = new URL(consoleLink({ ...instance, arn, resourceId: arn }, undefined, 'us-east-1'));
    assert.equal(url.host + url.pathname, 'console.aws.amazon.com/go/view');
    assert.equal(url.searchParams.get('arn'), arn);
    assert.equal([...url.searchParams].length, 1);
  });

  it('opens the region where there is nothing better', () => {
    const meta = { ...instance, arn: null, resourceId: '123456789012::AWS.PasswordPolicy', region: 'global' };
    assert.equal(
      consoleLink(meta, undefined, 'us-gov-east-1'),
      'https://us-gov-west-1.console.amazonaws-us-gov.com/console/home?region=us-gov-west-1',
    );
  });

  it('is an address of the console for every type of the catalogue', () => {
    for (const entry of catalog) {
      const region = entry.scope === 'global' ? 'global' : 'us-west-2';
      const url = new URL(consoleLink({ ...instance, region, name: 'x y&z' }, entry, 'us-east-1'));
      assert.ok(url.protocol === 'https:' && url.host.endsWith('console.aws.amazon.com'), entry.type);
      // The one page whose own region is that.
      const isGlobal = entry.type.startsWith('AWS.WAFv2.Global.');
      assert.equal(url.href.includes('region=global'), isGlobal, `${entry.type}: ${url.href}`);
    }
  });
});
