import { pathOf } from '../../document/node.ts';
import type { Reference } from '../../model/references.ts';
import { isServerlessType } from '../../schema/serverless.ts';
import type { RuleContext, TemplateRule } from '../rule.ts';
import { circlesIn } from './circles.ts';
import { assumptionsAt } from './underIfs.ts';

export const e3004: TemplateRule = {
  kind: 'template',
  id: 'E3004',
  severity: 'error',
  title: 'Circular dependencies',
  about:
    'Resources that wait for each other, through references or DependsOn, under conditions that can hold together.',
  mutedByMacros: true,
  *check(context) {
    const byOwner = Map.groupBy(waits(context), ({ owner }) => owner);
    const graph = new Map(
      [...context.template.resources.keys()].map((id): [string, readonly string[]] => [
        id,
        [...new Set(byOwner.get(id)?.map((reference) => reference.id))],
      ]),
    );
    for (const circle of circlesIn(graph)) {
      const steps = circle.flatMap((owner, index) => {
        const next = circle[(index + 1) % circle.length];
        return leastConditional(byOwner.get(owner)?.filter(({ id }) => id === next) ?? [], context) ?? [];
      });
      const assumptions = steps.flatMap(({ node, owner }) => assumptionsAt(node, 'Resources', owner, context.template));
      if (!context.logic.canBe(assumptions)) continue;
      const [first, ...rest] = steps.toSorted((a, b) => a.span.start - b.span.start);
      if (first === undefined) continue;
      const names = [...circle.slice(circle.indexOf(first.owner)), ...circle.slice(0, circle.indexOf(first.owner))];
      const message =
        circle.length === 1
          ? `A resource cannot wait for itself: ${first.owner}`
          : `These resources wait for each other: ${[...names, first.owner].join(' → ')}`;
      yield {
        span: first.span,
        message,
        related: rest.map(({ span, owner, id }) => ({ span, message: `${owner} waits for ${id}.` })),
      };
    }
  },
};

/** References that make one resource wait for another. */
function waits({ references, template }: RuleContext): readonly Reference[] {
  return references
    .filter(
      ({ kind, section, id, owner }) =>
        section === 'Resources' &&
        (kind === 'ref' || kind === 'getAtt' || (kind === 'dependsOn' && id !== owner)) &&
        template.resources.has(id) &&
        template.resources.has(owner),
    )
    .filter(({ node, owner }) => !isMovedOut(pathOf(node), template.resources.get(owner)?.type ?? ''));
}

/** What SAM makes resources of their own from: those wait, the function or state machine does not. */
function isMovedOut([, , attribute, property]: readonly (string | number)[], type: string): boolean {
  if (!isServerlessType(type)) return false;
  return type === 'AWS::Serverless::GraphQLApi' || attribute === 'Connectors' || MOVED_OUT.has(String(property));
}

const MOVED_OUT = new Set(['DeploymentPreference', 'EventInvokeConfig', 'Events', 'FunctionUrlConfig']);

function leastConditional(references: readonly Reference[], { template }: RuleContext): Reference | undefined {
  const count = ({ node, owner }: Reference) => assumptionsAt(node, 'Resources', owner, template).length;
  return references.toSorted((a, b) => count(a) - count(b))[0];
}
