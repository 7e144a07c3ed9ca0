import type { ResourceRule } from '../rule.ts';
import { otherApi } from './apiOf.ts';

export const e3698: ResourceRule = {
  kind: 'resource',
  id: 'E3698',
  severity: 'error',
  title: 'Stages and deployments of one API',
  about: 'The deployment of a stage is one of the stage’s API.',
  mutedByMacros: true,
  *check(resource, { template }) {
    if (resource.type !== 'AWS::ApiGateway::Stage') return;
    yield* otherApi(resource, 'DeploymentId', 'AWS::ApiGateway::Deployment', template);
  },
};
