import { textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan } from '../../model/functions.ts';
import type { CallRule } from '../rule.ts';
import { linkOf, refOf, schemaOf, wrongIdentifier } from './wrongIdentifier.ts';

export const e1041: CallRule = {
  kind: 'call',
  id: 'E1041',
  severity: 'error',
  title: 'Ref that gives another identifier than is due',
  about:
    'A property takes the ARN of a resource and Ref gives its name, or the other way round, or it takes another type.',
  link: functionPage('Ref'),
  fixes: true,
  mutedByMacros: true,
  *check(visit, context) {
    const { call, property, path } = visit;
    const id = call.name === 'Ref' ? textOf(call.argument) : undefined;
    const schema = id === undefined ? null : schemaOf(id, context);
    const gives = schema === null ? null : refOf(schema);
    if (id === undefined || schema === null || gives === null) return;
    const span = innerSpan(call.argument);
    yield* wrongIdentifier({ visit, id, schema, gives, span }, context);
    const types = [...new Set(property.links?.map((link) => linkOf(link).type))];
    const [wanted] = types;
    // Of several types the list may not be whole; an ARN may be that of a type that came later.
    if (wanted === undefined || types.length > 1 || /arns?$/i.test(gives) || isAkin(wanted, schema.type)) return;
    yield {
      span,
      severity: 'warning',
      message: `${path} takes what identifies ${wanted}, this is ${schema.type}: ${id}`,
    };
  },
};

/** The same thing in two generations of a service: AWS::ApiGateway::VpcLink and AWS::ApiGatewayV2::VpcLink. */
function isAkin(a: string, b: string): boolean {
  return a.split('::').at(-1) === b.split('::').at(-1);
}
