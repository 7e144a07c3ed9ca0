// What types whose ARNs take reading ask AWS for, when one resource is looked up.
import assert from 'node:assert/strict';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';

function inputOf(type: TypeName, resourceId: string): unknown {
  const entry = catalog.find((of) => of.type === type);
  assert.ok(entry?.kind === 'listed' && entry.lookup, type);
  return entry.lookup.input({ resourceId, id: null, name: null, accountId: '123456789012', region: 'eu-west-1' });
}

const uuid = '11111111-1111-1111-1111-111111111111';

describe('a lookup by ARN', () => {
  for (const [type, end, input] of [
    ['AWS.ApiGateway.RestApi', 'apigateway:eu-west-1::/restapis/a1b2', { restApiId: 'a1b2' }],
    [
      'AWS.ApiGateway.Stage',
      'apigateway:eu-west-1::/restapis/a1b2/stages/prod',
      { restApiId: 'a1b2', stageName: 'prod' },
    ],
    [
      'AWS.ApiGateway.DomainName',
      'apigateway:eu-west-1::/domainnames/api.example.com',
      { domainName: 'api.example.com' },
    ],
    [
      'AWS.ApiGateway.DomainName',
      'apigateway:eu-west-1:123456789012:/domainnames/api.internal+x9y8',
      { domainName: 'api.internal', domainNameId: 'x9y8' },
    ],
    [
      'AWS.ApiGatewayV2.Stage',
      'apigateway:eu-west-1::/apis/a1b2/stages/$default',
      { ApiId: 'a1b2', StageName: '$default' },
    ],
    [
      'AWS.Cognito.UserPool',
      'cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab1',
      { UserPoolId: 'eu-west-1_Ab1' },
    ],
    [
      'AWS.Cognito.IdentityPool',
      `cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:${uuid}`,
      { IdentityPoolId: `eu-west-1:${uuid}` },
    ],
    ['AWS.CodeBuild.Project', 'codebuild:eu-west-1:123456789012:project/shop', { names: ['shop'] }],
    ['AWS.CodePipeline.Pipeline', 'codepipeline:eu-west-1:123456789012:shop', { name: 'shop' }],
    ['AWS.Events.EventBus', 'events:eu-west-1:123456789012:event-bus/aws.partner/a/b', { Name: 'aws.partner/a/b' }],
    ['AWS.Events.Rule', 'events:eu-west-1:123456789012:rule/nightly', { Name: 'nightly', EventBusName: 'default' }],
    [
      'AWS.Events.Rule',
      'events:eu-west-1:123456789012:rule/aws.partner/a/b/new',
      { Name: 'new', EventBusName: 'aws.partner/a/b' },
    ],
    ['AWS.Events.Connection', `events:eu-west-1:123456789012:connection/partner/${uuid}`, { Name: 'partner' }],
    ['AWS.Events.ApiDestination', `events:eu-west-1:123456789012:api-destination/hook/${uuid}`, { Name: 'hook' }],
    [
      'AWS.Firehose.DeliveryStream',
      'firehose:eu-west-1:123456789012:deliverystream/logs',
      { DeliveryStreamName: 'logs' },
    ],
    ['AWS.SQS.Queue', 'sqs:eu-west-1:123456789012:orders.fifo', { QueueName: 'orders.fifo' }],
    ['AWS.SSM.Document', 'ssm:eu-west-1:123456789012:document/restart', { Name: 'restart' }],
    [
      'AWS.WAFv2.IPSet',
      `wafv2:eu-west-1:123456789012:regional/ipset/office/${uuid}`,
      { Name: 'office', Id: uuid, Scope: 'REGIONAL' },
    ],
    [
      'AWS.WAFv2.Global.WebACL',
      `wafv2:us-east-1:123456789012:global/webacl/shop/${uuid}`,
      { Name: 'shop', Id: uuid, Scope: 'CLOUDFRONT' },
    ],
  ] as const) {
    it(`of ${type} asks for ${JSON.stringify(input)}`, () => {
      assert.deepEqual(inputOf(type, `arn:aws:${end}`), input);
    });
  }

  it('of an SSM parameter asks for both names that have the ARN', () => {
    const input = inputOf('AWS.SSM.Parameter', 'arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db') as {
      readonly ParameterFilters: readonly { readonly Values: readonly string[] }[];
    };
    assert.deepEqual(input.ParameterFilters[0]?.Values, ['prod/db', '/prod/db']);
  });
});
