import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { namedBy, placeOf, writtenAt } from '../written.ts';

export const w3664: ResourceRule = {
  kind: 'resource',
  id: 'W3664',
  severity: 'warning',
  title: 'Permissions for another service',
  about: 'The Principal of a permission is the service of what SourceArn names.',
  link: servicePage('lambda/latest/dg/access-control-resource-based'),
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::Lambda::Permission') return;
    const principal = writtenAt(properties, 'Principal');
    const source = template.resources.get(namedBy(valueAt(properties, 'SourceArn')) ?? '')?.type ?? '';
    const service = Object.hasOwn(SERVICES, source) ? SERVICES[source] : undefined;
    // An account may be named too, and logs have a principal in each region.
    if (principal === undefined || service === undefined || !principal.text.includes('.')) return;
    if (principal.text.startsWith(`${service}.`)) return;
    yield {
      span: placeOf(principal.node),
      message: `SourceArn names an ${source}, whose service is ${service}, not: ${principal.text}`,
    };
  },
};

const SERVICES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'apigateway',
  'AWS::ApiGatewayV2::Api': 'apigateway',
  'AWS::Cognito::UserPool': 'cognito-idp',
  'AWS::Config::ConfigRule': 'config',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'elasticloadbalancing',
  'AWS::Events::Rule': 'events',
  'AWS::IoT::TopicRule': 'iot',
  'AWS::Logs::LogGroup': 'logs',
  'AWS::S3::Bucket': 's3',
  'AWS::SNS::Topic': 'sns',
};
