import { availableParallelism } from 'node:os';

/** Does the work for each item, on as many at once as the machine has processors: more would only wait for each other. */
export async function fewAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
