import type { ResourceRule } from '../rule.ts';
import { otherApi } from './apiOf.ts';

export const e3699: ResourceRule = {
  kind: 'resource',
  id: 'E3699',
  severity: 'error',
  title: 'Methods and authorizers of one API',
  about: 'The authorizer of a method is one of the method’s API.',
  mutedByMacros: true,
  *check(resource, { template }) {
    if (resource.type !== 'AWS::ApiGateway::Method') return;
    yield* otherApi(resource, 'AuthorizerId', 'AWS::ApiGateway::Authorizer', template);
  },
};
