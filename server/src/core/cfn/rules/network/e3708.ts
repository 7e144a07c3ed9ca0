import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { nameOf, placeOf, resourceNamed, textAt, writtenAt } from '../written.ts';

export const e3708: ResourceRule = {
  kind: 'resource',
  id: 'E3708',
  severity: 'error',
  title: 'Kinds of authorizers',
  about: 'A method whose AuthorizationType is COGNITO_USER_POOLS or CUSTOM has an authorizer of that kind.',
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::ApiGateway::Method') return;
    const authorization = writtenAt(properties, 'AuthorizationType');
    const authorizer = resourceNamed(valueAt(properties, 'AuthorizerId'), 'AWS::ApiGateway::Authorizer', template);
    const kind = textAt(authorizer?.properties ?? null, 'Type');
    if (authorization === undefined || kind === undefined || authorizer === undefined) return;
    const kinds = KINDS[authorization.text];
    if (kinds === undefined || kinds.includes(kind)) return;
    yield {
      span: placeOf(authorization.node),
      message: `The authorizer ${authorizer.id} is of the kind ${kind}, which does not go with: ${authorization.text}`,
      related: [{ span: nameOf(authorizer), message: 'This is the authorizer.' }],
    };
  },
};

const KINDS: Readonly<Record<string, readonly string[]>> = {
  COGNITO_USER_POOLS: ['COGNITO_USER_POOLS'],
  CUSTOM: ['TOKEN', 'REQUEST'],
};
