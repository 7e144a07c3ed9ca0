import { type Emulator, startEmulator } from '../../../scripts/emulator/start.ts';

// One emulator serves all suites of a run: it takes seconds to start, and milliseconds to reset.
let shared: Promise<Emulator> | undefined;

/** For a `describe`: an emulator without accounts, resources or faults. The result is there from its first hook on. */
export function useEmulator(): () => Emulator {
  let emulator: Emulator | undefined;
  before('start or reset the AWS emulator', async function () {
    this.timeout(180_000);
    shared ??= startEmulator();
    emulator = await shared;
    await emulator.reset();
  });
  return () => {
    if (!emulator) {
      throw new Error('The emulator is not there before the suite runs');
    }
    return emulator;
  };
}

after('stop the AWS emulator', async () => {
  await (await shared)?.stop();
});
