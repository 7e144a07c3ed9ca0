import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, textAt, writtenAt } from '../written.ts';

export const e2530: ResourceRule = {
  kind: 'resource',
  id: 'E2530',
  severity: 'error',
  title: 'SnapStart',
  about: 'Functions have it with Java from 11, Python from 3.12 and .NET from 8 on.',
  link: servicePage('lambda/latest/dg/snapstart'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Lambda::Function' && type !== 'AWS::Serverless::Function') return;
    const apply = writtenAt(properties, 'SnapStart', 'ApplyOn');
    const runtime = textAt(properties, 'Runtime');
    if (apply?.text !== 'PublishedVersions' || runtime === undefined || !WITHOUT.test(runtime)) return;
    yield { span: placeOf(apply.node), message: `SnapStart is not to be had with the runtime: ${runtime}` };
  },
};

const WITHOUT = /^(?:nodejs|ruby|go|provided|java8|dotnetcore|dotnet[567](?:\.|$)|python2|python3\.(?:[0-9]|1[01])$)/;
