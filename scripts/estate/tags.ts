import type { ResourceType } from '@aws-sdk/client-ec2';
import type { Ownership } from './blueprint/account.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The tags that the estate's owners agreed on, as most services take them. */
export function tagList(owner: Ownership, name?: string): Tag[] {
  return Object.entries(tagMap(owner, name)).map(([Key, Value]) => ({ Key, Value }));
}

/** As the services take them that begin their fields small. */
export function lowerTagList(owner: Ownership): { readonly key: string; readonly value: string }[] {
  return Object.entries(tagMap(owner)).map(([key, value]) => ({ key, value }));
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

/** As EC2 takes them for a resource that it is about to make. */
export function tagged(type: ResourceType, owner: Ownership, name: string) {
  return { ResourceType: type, Tags: tagList(owner, name) };
}
