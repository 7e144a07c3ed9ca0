/** What a state machine does, in Amazon States Language. */
import { keyText, type MapNode, type Node, nodeAtPath, textOf, valueAt } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import type { Finding } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

const TYPES = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

/** Branches within branches are followed so far. */
const DEPTH = 10;

/** Of a map with StartAt and States, and of those within it. */
export function* machineProblems(machine: Node | undefined, depth = 0): Generator<Finding> {
  if (machine?.kind !== 'map' || functionAt(machine) !== null || depth > DEPTH) return;
  const [first] = machine.entries;
  const states = valueAt(machine, 'States');
  for (const key of ['StartAt', 'States']) {
    if (first !== undefined && lacks(machine, key)) {
      yield { span: placeOf(first.key), message: `A state machine needs: ${key}` };
    }
  }
  if (states?.kind !== 'map' || functionAt(states) !== null) return;
  const names = states.entries.map(keyText);
  if (names.some((name) => name.startsWith('Fn::'))) return;
  yield* target(machine, 'StartAt', names);
  for (const { value } of states.entries) {
    if (value.kind === 'map' && functionAt(value) === null) yield* stateProblems(value, names, depth);
  }
}

function* stateProblems(state: MapNode, names: readonly string[], depth: number): Generator<Finding> {
  const type = writtenAt(state, 'Type');
  const [first] = state.entries;
  if (lacks(state, 'Type') && first !== undefined) {
    yield { span: placeOf(first.key), message: `A state needs a Type, one of: ${TYPES.join(', ')}` };
  }
  if (type !== undefined && !TYPES.includes(type.text)) {
    yield { span: placeOf(type.node), message: `The Type of a state is one of ${TYPES.join(', ')}, not: ${type.text}` };
  }
  yield* target(state, 'Next', names);
  yield* target(state, 'Default', names);
  for (const key of ['Choices', 'Catch']) {
    const list = valueAt(state, key);
    for (const one of list?.kind === 'list' ? list.items : []) yield* target(one, 'Next', names);
  }
  const branches = valueAt(state, 'Branches');
  for (const branch of branches?.kind === 'list' ? branches.items : []) yield* machineProblems(branch, depth + 1);
  for (const key of ['Iterator', 'ItemProcessor']) yield* machineProblems(nodeAtPath(state, [key]), depth + 1);
}

function* target(from: Node, key: string, names: readonly string[]): Generator<Finding> {
  const node = valueAt(from, key);
  const name = textOf(node);
  // Names may be filled in with DefinitionSubstitutions.
  if (node === undefined || name === undefined || name.includes('${') || names.includes(name)) return;
  yield { span: placeOf(node), message: `${key} names a state that is not there: ${name}` };
}
