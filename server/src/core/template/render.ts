import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { AppError } from '../errors.ts';
import type { StackParameter } from './parameters.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The template with the values as its parameters' defaults, so that it deploys with nothing to type. Every other
 * character stays as it was, comments too. @throws AppError BAD_INPUT when the text is no template with these parameters
 */
export function renderTemplate(body: string, values: readonly StackParameter[]): string {
  // CloudFormation's tags (!Ref, !Sub) are unknown to YAML, which only warns.
  const document = parseDocument(body, { logLevel: 'silent' });
  const error = document.errors[0];
  if (error) throw new AppError('BAD_INPUT', `The template is not valid YAML: ${error.message}`);
  const edits = values.map(({ key, value }) => {
    const parameter = document.getIn(['Parameters', key]);
    if (!isMap(parameter)) throw new AppError('BAD_INPUT', `The template has no such parameter: ${key}`);
    return setDefault(body, parameter, value);
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), body);
}

/** The names of the template's parameters. */
export function parameterNames(body: string): readonly string[] {
  const parameters = parseDocument(body, { logLevel: 'silent' }).get('Parameters');
  return isMap(parameters) ? parameters.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
}

/** Always quoted: an account id with leading zeros is no number here, and `true` no boolean. JSON is YAML. */
function setDefault(body: string, parameter: YAMLMap, value: string): Edit {
  const quoted = JSON.stringify(value);
  const present = parameter.get('Default', true);
  if (isScalar(present) && present.range) return { start: present.range[0], end: present.range[1], text: quoted };
  const start = parameter.range?.[0] ?? 0;
  const indent = ' '.repeat(start - (body.lastIndexOf('\n', start) + 1));
  return { start, end: start, text: `Default: ${quoted}\n${indent}` };
}
