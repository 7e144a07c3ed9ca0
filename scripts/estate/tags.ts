import type { Ownership } from './blueprint.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The tags that the estate's owners agreed on, as most services take them. */
export function tagList(owner: Ownership, name?: string): Tag[] {
  return Object.entries(tagMap(owner, name)).map(([Key, Value]) => ({ Key, Value }));
}

export function tagMap(owner: Ownership, name?: string): Record<string, string> {
  return {
    ...(name === undefined ? {} : { Name: name }),
    team: owner.team,
    env: owner.env,
    'cost-centre': owner.costCentre,
    'data-class': owner.dataClass,
  };
}
