import type { Panther } from '../panther.ts';

/** Runs a part of a flow whose failure must not end the flow: the error is shown, the answer is undefined. */
export async function attempt<T>(panther: Panther, during: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    panther.errors.report(error, during);
    return undefined;
  }
}
