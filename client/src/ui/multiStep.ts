/** The state machine of a multi-step input: where Next and Back lead, and which step of how many this is. Pure. */

export interface Position {
  readonly title: string;
  /** 1-based. */
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

/** Whichever way a step is left, what was entered so far is in `state`. */
export interface StepResult<State> {
  readonly kind: 'next' | 'back' | 'cancelled';
  readonly state: State;
}

export interface Step<State> {
  /** Neighbouring steps of one group are counted as one. */
  readonly group: string;
  /** Whether what was entered so far makes the step necessary; absent: it always is. */
  readonly needed?: (state: State) => boolean;
  readonly run: (state: State, position: Position) => Promise<StepResult<State>>;
}

export interface FlowResult<State> {
  readonly kind: 'done' | 'cancelled';
  readonly state: State;
}

/** Runs the steps until the last one is left by Next, or any by Escape. */
export async function runSteps<State>(
  title: string,
  steps: readonly Step<State>[],
  initial: State,
): Promise<FlowResult<State>> {
  const visited: Step<State>[] = [];
  let state = initial;
  let current = nextStep(steps, undefined, state);
  while (current !== undefined) {
    const position = { title, ...count(steps, current, state), canGoBack: visited.length > 0 };
    const result = await current.run(state, position);
    state = result.state;
    if (result.kind === 'cancelled') return { kind: 'cancelled', state };
    if (result.kind === 'back') {
      current = visited.pop() ?? current;
      continue;
    }
    visited.push(current);
    current = nextStep(steps, current, state);
  }
  return { kind: 'done', state };
}

function nextStep<State>(
  steps: readonly Step<State>[],
  after: Step<State> | undefined,
  state: State,
): Step<State> | undefined {
  const from = after === undefined ? 0 : steps.indexOf(after) + 1;
  return steps.slice(from).find((step) => isNeeded(step, state));
}

function isNeeded<State>(step: Step<State>, state: State): boolean {
  return step.needed === undefined || step.needed(state);
}

function count<State>(
  steps: readonly Step<State>[],
  current: Step<State>,
  state: State,
): { readonly step: number; readonly totalSteps: number } {
  const groups = [
    ...new Set(steps.filter((step) => step === current || isNeeded(step, state)).map((step) => step.group)),
  ];
  return { step: groups.indexOf(current.group) + 1, totalSteps: groups.length };
}
