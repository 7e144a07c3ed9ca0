// Which load balancers are whose, and what protects them.
import assert from 'node:assert/strict';
import { noSuchService } from '../../../server/src/core/catalog/absent.ts';
import { applicationLoadBalancer } from '../../../server/src/core/catalog/elbv2/applicationLoadBalancers.ts';
import { gatewayLoadBalancer } from '../../../server/src/core/catalog/elbv2/gatewayLoadBalancers.ts';
import { networkLoadBalancer } from '../../../server/src/core/catalog/elbv2/networkLoadBalancers.ts';
import type { Absent, ListedType } from '../../../server/src/core/catalog/types.ts';
import { play, readFixture } from '../../support/catalogPlayer.ts';

const fixture = readFixture(applicationLoadBalancer.type);

async function played(failing: Readonly<Record<string, Absent>> = {}) {
  return play(applicationLoadBalancer, fixture, new Map(Object.entries(failing)));
}

/** One attribute of each load balancer, by its name. */
async function byName(attribute: string, failing?: Readonly<Record<string, Absent>>) {
  const { resources } = await played(failing);
  return Object.fromEntries(resources.map(({ name, attributes }) => [name, attributes[attribute]]));
}

describe('load balancers', () => {
  it('are of the type that they are, though one call lists them all', async () => {
    const names = async (type: ListedType) =>
      (await play(type, readFixture(type.type))).resources.map((of) => String(of.name)).sort();
    assert.deepEqual(await names(applicationLoadBalancer), ['classic', 'internal', 'shop']);
    assert.deepEqual(await names(networkLoadBalancer), ['ingest', 'plain']);
    assert.deepEqual(await names(gatewayLoadBalancer), ['inspection']);
  });

  it('of a whole region are asked for their ACLs in one call for each ACL', async () => {
    const { sent } = await played();
    const asked = sent.filter(({ call }) => call.endsWith(':ListResourcesForWebACL'));
    assert.deepEqual(
      asked.map(({ input }) => input['WebACLArn'] ?? input['WebACLId']).sort(),
      ['9f1e', 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/edge/0f1e'].concat(
        ['gone/2f1e', 'unused/1f1e'].map((of) => `arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/${of}`),
      ),
    );
  });

  it('may have an ACL that was not read, but not where one is known already', async () => {
    const edge = 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/edge/0f1e';
    const old = 'arn:aws:waf-regional:eu-west-1:123456789012:webacl/9f1e';
    for (const call of ['waf-regional:ListWebACLs', 'waf-regional:ListResourcesForWebACL']) {
      assert.deepEqual(await byName('WebAcl', { [call]: 'AccessDenied' }), {
        shop: edge,
        internal: undefined,
        classic: undefined,
      });
    }
    assert.deepEqual(await byName('WebAcl', { 'wafv2:ListResourcesForWebACL': 'AccessDenied' }), {
      shop: undefined,
      internal: undefined,
      classic: old,
    });
  });

  it('have no ACL of a service that their region lacks', async () => {
    const failing = { 'waf-regional:ListWebACLs': noSuchService };
    assert.deepEqual((await played(failing)).outcome, { kind: 'ok', count: 3, incomplete: 0 });
    const { shop, ...others } = await byName('WebAcl', failing);
    assert.ok(shop);
    assert.deepEqual(others, { classic: null, internal: null });
  });

  it('have the SSL policies that their listeners use, also where one is looked up alone', async () => {
    const { lookup, shared } = applicationLoadBalancer;
    assert.ok(lookup);
    assert.ok(shared.some(({ action }) => action === 'DescribeSSLPolicies'));
    const { shop, ...others } = await byName('SSLPolicies');
    assert.deepEqual(Object.keys(shop as object), ['ELBSecurityPolicy-TLS13-1-2-2021-06']);
    assert.deepEqual(others, { classic: {}, internal: {} });
  });
});
