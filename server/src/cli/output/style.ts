import { styleText } from 'node:util';

export type Tone = 'plain' | 'strong' | 'muted' | 'good' | 'warning' | 'bad';

/** Colours a text, or leaves it alone where colours are off. */
export type Paint = (tone: Tone, text: string) => string;

const formats: Readonly<Record<Exclude<Tone, 'plain'>, Parameters<typeof styleText>[0]>> = {
  strong: 'bold',
  muted: 'gray',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
};

export function createPaint(colours: boolean): Paint {
  return (tone, text) =>
    !colours || tone === 'plain' || text === '' ? text : styleText(formats[tone], text, { validateStream: false });
}

/** Colours only on a terminal that has them, and not where NO_COLOR (https://no-color.org) or --no-color says so. */
export function wantsColours(
  stream: { readonly isTTY?: boolean | undefined },
  env: Readonly<Record<string, string | undefined>>,
  allowed: boolean,
): boolean {
  return allowed && stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
