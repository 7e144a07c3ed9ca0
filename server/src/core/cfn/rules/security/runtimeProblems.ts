import { innerSpan } from '../../model/functions.ts';
import { replaceWith } from '../nearest.ts';
import type { Finding, RuleContext, ValueVisit } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';
import type { OldRuntime } from './runtimes.ts';
import { oldRuntimes } from './runtimes.ts';

type RuntimeProblem = 'refused' | 'makesNone' | 'old';

const WORDS: Readonly<Record<RuntimeProblem, (since: string) => string>> = {
  refused: () => 'Lambda makes and changes no functions with this',
  makesNone: (since) => `Lambda makes no new functions with this, and does not support it since ${since}`,
  old: (since) => `Lambda does not support this since ${since}`,
};

function problemOf({ isRefused, makesNone }: OldRuntime): RuntimeProblem {
  return isRefused === true ? 'refused' : makesNone === true ? 'makesNone' : 'old';
}

/** Of the `Runtime` of a function. What ended after the data here were made is not told. */
export function* runtimeProblems(
  { node, path, schema }: ValueVisit,
  { schemas }: RuleContext,
  kind: RuntimeProblem,
): Generator<Finding> {
  if (path !== 'Runtime' || !TYPES.has(schema.type)) return;
  const name = textIn(node);
  const runtime: OldRuntime | undefined =
    name !== undefined && Object.hasOwn(oldRuntimes, name) ? oldRuntimes[name] : undefined;
  if (name === undefined || runtime === undefined || runtime.since > schemas.date) return;
  if (problemOf(runtime) !== kind) return;
  const { since, instead } = runtime;
  const span = innerSpan(node);
  yield {
    span,
    message: `${WORDS[kind](since)}; use ${instead}, not: ${name}`,
    fixes: [{ ...replaceWith(span, instead), preferred: false }],
  };
}

const TYPES = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);
