import type { TemplateDocument } from '../../document/document.ts';
import { type Entry, keyText, type Node, startOf, textOf, valueAt, walk } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Finding, Fix, RuleContext, TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { isNoEcho } from './noEcho.ts';
import { passwordProperties } from './passwords.ts';

export const w2501: TemplateRule = {
  kind: 'template',
  id: 'W2501',
  severity: 'warning',
  title: 'Passwords in the open',
  about: 'A password is written out, or comes from a parameter without NoEcho.',
  link: userGuide('security-best-practices'),
  fixes: true,
  *check(context) {
    const { template } = context;
    const told = new Set<string>();
    for (const { properties } of template.resources.values()) {
      for (const node of properties === null ? [] : walk(properties)) {
        if (node.kind !== 'map') continue;
        for (const entry of node.entries) {
          if (!passwordProperties.has(keyText(entry))) continue;
          for (const value of branchesOf(entry.value)) yield* ofPassword(entry, value, told, context);
        }
      }
    }
  },
};

function* ofPassword(entry: Entry, value: Node, told: Set<string>, { template }: RuleContext): Generator<Finding> {
  const written = textOf(value);
  if (written !== undefined && written !== '' && !written.includes('{{resolve:')) {
    const span = wordOf(value, template.document.text);
    const message = `Whoever reads the template reads it; use {{resolve:secretsmanager:...}} or a NoEcho parameter: ${keyText(entry)}`;
    yield { span, message };
  }
  const call = functionAt(value);
  const id = call?.name === 'Ref' ? textOf(call.argument) : undefined;
  const parameter = id === undefined ? undefined : template.parameters.get(id);
  if (id === undefined || parameter === undefined || told.has(id) || isNoEcho(parameter.value)) return;
  if (textOf(valueAt(parameter.value, 'Type')) !== 'String') return;
  told.add(id);
  yield {
    span: innerSpan(parameter.key),
    message: `This parameter is a password and shown in the console; add NoEcho: true: ${id}`,
    related:
      call === null ? [] : [{ span: innerSpan(call.argument), message: `It is used as ${keyText(entry)} here.` }],
    fixes: hide(parameter, template.document),
  };
}

/** None where the parameter says NoEcho already, and not what is due. */
function hide({ value }: Entry, { text, language }: TemplateDocument): readonly Fix[] {
  const [first] = value.kind === 'map' ? value.entries : [];
  if (value.kind !== 'map' || first === undefined || valueAt(value, 'NoEcho') !== undefined) return [];
  if (language === 'yaml' && value.flow) return [];
  const start = startOf(first.key);
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start) - 1);
  const added = language === 'json' ? '"NoEcho": true, ' : `NoEcho: true\n${indent}`;
  return [{ title: 'Add NoEcho: true', edits: [{ span: { start, end: start }, text: added }], preferred: true }];
}
