import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf } from '../written.ts';

export const e3660: ResourceRule = {
  kind: 'resource',
  id: 'E3660',
  severity: 'error',
  title: 'Names of APIs',
  about: 'A REST API has a Name, or a specification that gives it one.',
  mutedByMacros: true,
  *check(resource) {
    if (resource.type !== 'AWS::ApiGateway::RestApi') return;
    if (!['Name', 'Body', 'BodyS3Location'].every((key) => lacks(resource.properties, key))) return;
    yield { span: nameOf(resource), message: 'An API needs one of these: Name, Body, BodyS3Location' };
  },
};
