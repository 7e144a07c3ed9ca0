/** Which of the product's own templates an open file is, whatever it is called and whatever values were filled in. */
import { keyText } from '../cfn/document/node.ts';
import { resolvedJson } from '../cfn/live/resolve.ts';
import type { Template } from '../cfn/model/template.ts';
import type { StackTemplate } from './stackTemplate.ts';

export interface OwnTemplate {
  readonly template: StackTemplate;
  /** It says something else than the one that ships, beyond the values of its parameters. */
  readonly edited: boolean;
}

/** A template as it ships. */
export interface ShippedTemplate {
  readonly template: StackTemplate;
  readonly marks: ReadonlySet<string>;
  readonly content: string;
}

/** So much of what either of two names has the other: somebody may have added to it, or taken away. */
const ENOUGH = 0.6;

export function shippedTemplate(template: StackTemplate, parsed: Template): ShippedTemplate {
  return { template, marks: marksOf(parsed), content: contentOf(parsed) };
}

/** Null: it is somebody else's template. */
export function ownTemplate(parsed: Template, shipped: readonly ShippedTemplate[]): OwnTemplate | null {
  const marks = marksOf(parsed);
  const like = shipped.find((one) => likeness(marks, one.marks) >= ENOUGH);
  return like === undefined ? null : { template: like.template, edited: contentOf(parsed) !== like.content };
}

/** Its parameters, and its resources with their types. */
function marksOf({ parameters, resources }: Template): ReadonlySet<string> {
  return new Set([
    ...[...parameters.keys()].map((name) => `parameter ${name}`),
    ...[...resources.values()].map(({ id, type }) => `resource ${id} ${type}`),
  ]);
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((mark) => other.has(mark)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** Without comments, and without what parameters have by default: there the values of an account are filled in. */
function contentOf({ root }: Template): string {
  if (root === null) return '';
  const asWritten = { value: () => undefined };
  return JSON.stringify(
    root.entries.map((section) => {
      if (keyText(section) !== 'Parameters' || section.value.kind !== 'map') {
        return [keyText(section), resolvedJson(section.value, asWritten)];
      }
      const parameters = section.value.entries.map(({ key, value }) => [
        key.value,
        value.kind !== 'map'
          ? resolvedJson(value, asWritten)
          : value.entries
              .filter((entry) => keyText(entry) !== 'Default')
              .map((entry) => [keyText(entry), resolvedJson(entry.value, asWritten)]),
      ]);
      return ['Parameters', parameters];
    }),
  );
}
