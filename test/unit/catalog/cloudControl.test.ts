import assert from 'node:assert/strict';
import { cloudControlTypes } from '../../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { labelOf } from '../../../server/src/core/catalog/cloudControl/words.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { planScan } from '../../../server/src/core/scan/plan.ts';
import { accountOf } from '../scan/things.ts';

const types = cloudControlTypes(catalog);

function planned(cloudControl?: readonly string[], ignored: readonly string[] = []): readonly string[] {
  const account = accountOf({
    ...(cloudControl !== undefined && { cloudControl }),
    ignore: { regions: [], types: ignored, resources: [] },
  });
  const regions = ['eu-west-1', 'us-east-1'];
  const plan = planScan({ account, regions, catalog: [...catalog, ...types], wanted: () => true });
  return plan.cells
    .filter(({ type }) => type.viaCloudControl === true)
    .map(({ cell }) => `${cell.type} ${cell.region}`);
}

describe('the types of Cloud Control', () => {
  it('are those that the catalogue does not have', () => {
    const names = new Set(types.map(({ type }) => type));
    const cfn = new Set(types.map((type) => type.cfn));
    for (const native of catalog) {
      assert.ok(!names.has(native.type), native.type);
      assert.ok(!cfn.has(native.cfn), native.type);
    }
    assert.ok(names.has('AWS.IoT.Thing'));
    assert.ok(!names.has('AWS.S3.Bucket'));
    assert.ok(cloudControlTypes([]).some(({ type }) => type === 'AWS.S3.Bucket'));
  });

  it('leave out what only a secret identifies', () => {
    assert.ok(!types.some(({ cfn }) => cfn === 'AWS::ApiGateway::ApiKey' || cfn === 'AWS::Cognito::UserPoolClient'));
  });

  it('are not planned for an account that does not ask for them', () => {
    assert.deepEqual(planned(), []);
    assert.deepEqual(planned(['AWS::S3::Bucket', 'AWS::No::Such']), []);
  });

  it('are planned by patterns of their names, type by type so that regions are asked side by side', () => {
    assert.deepEqual(planned(['AWS::IoT::Thing*'], ['AWS.IoT.ThingPrincipal*']), [
      'AWS.IoT.Thing eu-west-1',
      'AWS.IoT.Thing us-east-1',
      'AWS.IoT.ThingGroup eu-west-1',
      'AWS.IoT.ThingGroup us-east-1',
      'AWS.IoT.ThingType eu-west-1',
      'AWS.IoT.ThingType us-east-1',
    ]);
    assert.equal(planned(['*']).length > 2_000, true);
  });

  it('have one cell in an account where they are global', () => {
    assert.deepEqual(planned(['AWS::Route53::HealthCheck']), ['AWS.Route53.HealthCheck global']);
  });

  it('come after all that the catalogue has', () => {
    const plan = planScan({
      account: accountOf({ cloudControl: ['AWS::Route53::HealthCheck'] }),
      regions: ['us-east-1'],
      catalog: [...types, ...catalog],
      wanted: () => true,
    });
    assert.equal(plan.cells.at(-1)?.cell.type, 'AWS.Route53.HealthCheck');
  });

  it('are looked up by their primary identifier', () => {
    const thing = types.find(({ type }) => type === 'AWS.IoT.Thing');
    const ref = { resourceId: 'x', id: 'lamp', name: null, accountId: '123456789012', region: 'us-east-1' } as const;
    assert.deepEqual(thing?.lookup?.input(ref), { TypeName: 'AWS::IoT::Thing', Identifier: 'lamp' });
    assert.equal(thing.lookup.input({ ...ref, id: null }), undefined);
    assert.deepEqual(thing.lookup.gone, ['ResourceNotFoundException']);
  });

  it('have labels that are made of their names', () => {
    assert.equal(labelOf('AWS::IoT::ThingGroup'), 'IoT thing groups');
    assert.equal(labelOf('AWS::EC2::VPCEndpointService'), 'EC2 VPC endpoint services');
    assert.equal(labelOf('AWS::SSM::ResourcePolicy'), 'SSM resource policies');
    assert.equal(labelOf('AWS::WAF::IPSet'), 'WAF Classic IP sets');
    assert.equal(labelOf('AWS::DirectConnect::VirtualInterface'), 'DirectConnect virtual interfaces');
  });
});
