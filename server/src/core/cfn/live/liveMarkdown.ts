/** What a hover says of the instances of a resource. Names from AWS are text, whatever Markdown is in them. */
import { cleanText } from '../../inventory/text.ts';
import type { LiveInstance, LiveTemplate } from './instances.ts';
import { lastChangeText, stacksText, standingText } from './words.ts';

const MAX_SHOWN = 8;

/** `open`: what a link to an instance leads to. */
export function liveMarkdown(
  instances: readonly LiveInstance[],
  live: LiveTemplate,
  {
    now,
    open,
    accountName,
  }: {
    readonly now: number;
    readonly open: (instance: LiveInstance) => string;
    readonly accountName: (accountId: string) => string;
  },
): string {
  const lines = instances.slice(0, MAX_SHOWN).map((instance) => {
    const { key, name, id } = instance.resource;
    const facts = [
      accountName(key.accountId),
      key.region,
      instance.stack?.status ?? null,
      instance.by === 'name' ? 'by its name' : null,
      standingText(instance.standing),
      lastChangeText(instance, now),
    ].filter((fact) => fact !== null);
    return `- [${literal(name ?? id ?? key.resourceId)}](${open(instance)}) · ${facts.map(literal).join(' · ')}`;
  });
  const more = instances.length - lines.length;
  const stacks = stacksText(live);
  return [
    `**Live${live.sure ? '' : ', perhaps'}**`,
    [...lines, ...(more > 0 ? [`- ${more} more`] : [])].join('\n'),
    ...(stacks === null ? [] : [literal(stacks)]),
  ].join('\n\n');
}

function literal(text: string): string {
  return cleanText(text, 300).replace(/[\\`*_{}[\]()#+!|<>~&-]/g, '\\$&');
}
