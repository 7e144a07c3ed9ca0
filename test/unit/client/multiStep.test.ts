import assert from 'node:assert/strict';
import { runSteps, type Step, type StepResult } from '../../../client/src/ui/multiStep.ts';

type State = readonly string[];
type Move = StepResult<State>['kind'];

/** A step that adds its name to the state and leaves by the next of the given moves. */
function step(name: string, moves: readonly Move[], seen: string[], rest: Partial<Step<State>> = {}): Step<State> {
  const left = [...moves];
  return {
    group: name,
    ...rest,
    async run(state, { step: number, totalSteps, canGoBack }) {
      seen.push(`${name} ${number}/${totalSteps}${canGoBack ? ' back' : ''}`);
      return { kind: left.shift() ?? 'next', state: [...state, name] };
    },
  };
}

describe('a multi-step flow', () => {
  it('goes through its steps in order and counts them', async () => {
    const seen: string[] = [];
    const result = await runSteps('Title', [step('a', [], seen), step('b', [], seen)], []);
    assert.deepEqual(seen, ['a 1/2', 'b 2/2 back']);
    assert.deepEqual(result, { kind: 'done', state: ['a', 'b'] });
  });

  it('goes back to the step before, with what was entered', async () => {
    const seen: string[] = [];
    const result = await runSteps('Title', [step('a', [], seen), step('b', ['back'], seen)], []);
    assert.deepEqual(seen, ['a 1/2', 'b 2/2 back', 'a 1/2', 'b 2/2 back']);
    assert.deepEqual(result.state, ['a', 'b', 'a', 'b']);
  });

  it('stays at the first step when there is nothing to go back to', async () => {
    const seen: string[] = [];
    await runSteps('Title', [step('a', ['back'], seen)], []);
    assert.deepEqual(seen, ['a 1/1', 'a 1/1']);
  });

  it('ends at Escape and gives back what was entered', async () => {
    const seen: string[] = [];
    const result = await runSteps(
      'Title',
      [step('a', [], seen), step('b', ['cancelled'], seen), step('c', [], seen)],
      [],
    );
    assert.deepEqual(result, { kind: 'cancelled', state: ['a', 'b'] });
    assert.equal(seen.length, 2);
  });

  it('leaves out steps that are not needed, going forward and back', async () => {
    const seen: string[] = [];
    const never = step('b', [], seen, { needed: () => false });
    await runSteps('Title', [step('a', [], seen), never, step('c', ['back'], seen)], []);
    assert.deepEqual(seen, ['a 1/2', 'c 2/2 back', 'a 1/2', 'c 2/2 back']);
  });

  it('decides by what was entered whether a step is needed', async () => {
    const seen: string[] = [];
    const dependent = step('b', [], seen, { needed: (state) => state.includes('a') });
    await runSteps('Title', [step('a', [], seen), dependent], []);
    assert.deepEqual(seen, ['a 1/1', 'b 2/2 back']);
  });

  it('counts the steps of a group as one', async () => {
    const seen: string[] = [];
    const steps = [step('name', [], seen), step('label', [], seen, { group: 'name' }), step('id', [], seen)];
    await runSteps('Title', steps, []);
    assert.deepEqual(seen, ['name 1/2', 'label 1/2 back', 'id 2/2 back']);
  });
});
