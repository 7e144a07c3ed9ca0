/** What a template's conditions say about each other: whether some can hold, or fail, at the same time. */
import { keyText, type Node, textOf, valueAt } from '../document/node.ts';
import { canAllHold, type Formula } from './formula.ts';
import { functionAt } from './functions.ts';
import type { Template } from './template.ts';

/** A condition that holds, or one that does not. */
export interface Assumption {
  readonly condition: string;
  readonly holds: boolean;
}

export interface ConditionLogic {
  /** Whether there are parameters for which all of it is so. True where that cannot be told. */
  canBe(assumptions: readonly Assumption[]): boolean;
  /** Of a function that says true or false. */
  formulaOf(node: Node): Formula;
}

const MAX_DEPTH = 100;

export function conditionLogicOf(template: Template): ConditionLogic {
  const known = new Map<string, Formula>();
  const answers = new Map<string, boolean>();
  let depth = 0;

  const ofCondition = (name: string): Formula => {
    const formula = known.get(name);
    if (formula !== undefined) return formula;
    const node = template.conditions.get(name)?.value;
    // What is not defined, or defined in a circle, or by more conditions than anybody follows, may be anything.
    const open: Formula = { op: 'is', variable: `condition ${name}`, value: 'true' };
    known.set(name, open);
    if (node === undefined || depth > MAX_DEPTH) return open;
    depth += 1;
    const read = ofFunction(node);
    depth -= 1;
    known.set(name, read);
    return read;
  };

  const ofFunction = (node: Node): Formula => {
    const call = functionAt(node);
    const items = call?.argument.kind === 'list' ? call.argument.items : [];
    const [first, second] = items;
    const name = textOf(call?.argument);
    if (call?.name === 'Condition' && name !== undefined) return ofCondition(name);
    if (call?.name === 'Fn::Not' && first !== undefined) return { op: 'not', of: ofFunction(first) };
    if (call?.name === 'Fn::And') return { op: 'and', of: items.map(ofFunction) };
    if (call?.name === 'Fn::Or') return { op: 'or', of: items.map(ofFunction) };
    if (call?.name === 'Fn::Equals' && first !== undefined && second !== undefined) return equality(first, second);
    if (call?.name === 'Fn::Implies' && first !== undefined && second !== undefined) {
      return { op: 'or', of: [{ op: 'not', of: ofFunction(first) }, ofFunction(second)] };
    }
    if (call?.name === 'Fn::Contains' && first?.kind === 'list' && second !== undefined) {
      return { op: 'or', of: first.items.map((item) => equality(item, second)) };
    }
    return { op: 'is', variable: writtenOf(node), value: 'true' };
  };

  const domain = (variable: string): readonly string[] | null => {
    const parameter = template.parameters.get(variable.replace(/^Ref /, ''));
    const allowed = variable.startsWith('Ref ') ? valueAt(parameter?.value, 'AllowedValues') : undefined;
    if (allowed?.kind !== 'list') return null;
    return allowed.items.flatMap((item) => literalOf(item) ?? []);
  };

  const rules = [...template.rules.values()].flatMap(({ value }) => rulesOf(value, ofFunction));

  return {
    formulaOf: ofFunction,
    canBe: (assumptions) => {
      const key = assumptions.map(({ condition, holds }) => `${holds ? '' : '!'}${condition}`).join(' ');
      const answer =
        answers.get(key) ??
        canAllHold(
          [
            ...assumptions.map(({ condition, holds }): Formula => {
              const formula = ofCondition(condition);
              return holds ? formula : { op: 'not', of: formula };
            }),
            ...rules,
          ],
          domain,
        );
      answers.set(key, answer);
      return answer;
    },
  };
}

/** `Rules: { Name: { RuleCondition: ..., Assertions: [{ Assert: ... }] } }`: a stack is made only where they hold. */
function rulesOf(rule: Node, ofFunction: (node: Node) => Formula): readonly Formula[] {
  const condition = valueAt(rule, 'RuleCondition');
  const assertions = valueAt(rule, 'Assertions');
  if (assertions?.kind !== 'list') return [];
  return assertions.items.flatMap((item): readonly Formula[] => {
    const assertion = valueAt(item, 'Assert');
    if (assertion === undefined) return [];
    const holds = ofFunction(assertion);
    return condition === undefined ? [holds] : [{ op: 'or', of: [{ op: 'not', of: ofFunction(condition) }, holds] }];
  });
}

function equality(a: Node, b: Node): Formula {
  const [left, right] = [literalOf(a), literalOf(b)];
  if (left !== undefined && right !== undefined) return { op: left === right ? 'true' : 'false' };
  if (right !== undefined) return { op: 'is', variable: writtenOf(a), value: right };
  if (left !== undefined) return { op: 'is', variable: writtenOf(b), value: left };
  const [first, second] = [writtenOf(a), writtenOf(b)];
  if (first === second) return { op: 'true' };
  // The same whichever stands first.
  return { op: 'is', variable: first < second ? `${first} = ${second}` : `${second} = ${first}`, value: 'true' };
}

/** The text that CloudFormation compares: of `true` and `1` too. */
export function literalOf(node: Node): string | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  return typeof node.value === 'string' ? node.value : typeof node.value === 'boolean' ? `${node.value}` : node.source;
}

/** The same for what is written the same, in whatever style. */
export function writtenOf(node: Node): string {
  const call = functionAt(node);
  const name = textOf(call?.argument);
  if (call?.name === 'Ref' && name !== undefined) return `Ref ${name}`;
  if (node.kind === 'scalar') return JSON.stringify(literalOf(node) ?? null);
  if (node.kind === 'list') return `[${node.items.map(writtenOf).join()}]`;
  return `{${node.entries.map((entry) => `${keyText(entry)}:${writtenOf(entry.value)}`).join()}}`;
}
