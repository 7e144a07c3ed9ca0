import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './sources.ts';

/** Real data for tests lie beside the project on the machines of its developers and its CI, not in it. */
const places = ['../shared/data', '../../shared/data'].map((place) => path.resolve(root, place));

/** Null: they are not here. */
export function sharedData(name: string): string | null {
  return places.map((place) => path.join(place, name)).find((place) => existsSync(place)) ?? null;
}
