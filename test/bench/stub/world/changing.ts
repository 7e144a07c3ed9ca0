/** A world that changes: the same schedule in the stub, and in whoever sends events of it. */
import type { StubConfiguration } from '../configuration.ts';
import { share } from '../digest.ts';
import type { Kind, Thing, Things } from './things.ts';

export interface Changing {
  /** Epoch milliseconds. */
  readonly startAt: number;
  readonly everyMs: number;
  readonly count: number;
  /** Answers are behind by so much. */
  readonly staleMs: number;
}

export interface Change {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: Kind;
  readonly region: string;
  readonly hex: string;
  readonly isDelete: boolean;
}

const kinds: readonly Kind[] = ['instance', 'securityGroup', 'volume'];
const DELETED = 0.02;

/** In the order in which they happen, to the first account. */
export function scheduleOf(
  { startAt, everyMs, count }: Changing,
  { accounts, regions }: StubConfiguration,
  things: Things,
): readonly Change[] {
  const [account] = accounts;
  const targets = kinds.flatMap((kind) =>
    regions.flatMap((region) => things.all(kind, account?.id ?? '', region).map(({ hex }) => ({ kind, region, hex }))),
  );
  const deleted = new Set<string>();
  return Array.from({ length: count }, (_, index) => index).flatMap((index): readonly Change[] => {
    const target = targets[Math.floor(share(`target ${index}`) * targets.length)];
    if (target === undefined || deleted.has(target.hex)) return [];
    const isDelete = share(`delete ${index}`) < DELETED;
    if (isDelete) deleted.add(target.hex);
    return [{ ...target, at: startAt + index * everyMs, isDelete }];
  });
}

/** The things as they are at each moment: how often each has changed shows in a tag, and what is deleted is gone. */
export function changingThings(changing: Changing, configuration: StubConfiguration, things: Things): Things {
  const ofThing = Map.groupBy(scheduleOf(changing, configuration, things), ({ hex }) => hex);
  const now = (thing: Thing): readonly Thing[] => {
    const until = Date.now() - changing.staleMs;
    const done = ofThing.get(thing.hex)?.filter(({ at }) => at <= until) ?? [];
    return done.some(({ isDelete }) => isDelete) ? [] : [{ ...thing, revision: done.length }];
  };
  return { ...things, all: (...place) => things.all(...place).flatMap(now) };
}
