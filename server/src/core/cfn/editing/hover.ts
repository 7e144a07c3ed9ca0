/** What is worth telling about the word under the cursor. Markdown, of text that AWS or the template says: all of it data. */

import { type Entry, keyText, pathOf, type Span, textOf, valueAt } from '../document/node.ts';
import { userGuide } from '../documentation.ts';
import { functionInfo } from '../model/functionInfo.ts';
import { innerSpan } from '../model/functions.ts';
import { pseudoParameters } from '../model/pseudoParameters.ts';
import { isWithin, type Reference, referencesOf } from '../model/references.ts';
import type { Resource, Template } from '../model/template.ts';
import type { IamIndex } from '../schema/iam.ts';
import type { PropertySchema, ResourceSchema, SchemaIndex } from '../schema/schema.ts';
import { actionHover } from './actionHover.ts';
import { nodeAt } from './nodeAt.ts';
import { schemaAt, typeText } from './schemaAt.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  /** The logical id of the resource that it is about; absent: it is about something else. */
  readonly resource?: string;
}

export interface HoverContext {
  readonly template: Template;
  readonly schemas: SchemaIndex;
  readonly iam: IamIndex;
}

export function hoverAt(context: HoverContext, offset: number): Hover | null {
  const { template } = context;
  const reference = referencesOf(template).find(({ span, attribute, node }) =>
    isWithin(
      offset,
      attribute === null ? span : { start: span.start, end: Math.max(span.end, attributeEnd(span, attribute, node)) },
    ),
  );
  if (reference !== undefined) {
    const told = ofReference(reference, context, offset);
    if (told !== null) return told;
  }
  const at = nodeAt(template, offset);
  if (at === null) return null;
  if (at.key !== null) return ofKey(at.key, [...pathOf(at.node), keyText(at.key)], context);
  const { node } = at;
  const path = pathOf(node);
  const text = textOf(node);
  if (text === undefined) return null;
  if (path.length === 3 && path[0] === 'Resources' && path[2] === 'Type') {
    const schema = context.schemas.get(text);
    return schema === null ? null : { span: innerSpan(node), markdown: typeMarkdown(schema) };
  }
  const action = actionHover(text, context.iam);
  return action === null ? null : { span: innerSpan(node), markdown: action };
}

/** The attribute of `A.Arn` stands right after the id. */
function attributeEnd(span: Span, attribute: string, node: Reference['node']): number {
  return node.kind === 'map' ? span.end + 1 + attribute.length : span.end;
}

function ofReference(reference: Reference, { template, schemas }: HoverContext, offset: number): Hover | null {
  const { id, attribute, span } = reference;
  const pseudo = pseudoParameters[id];
  if (pseudo !== undefined) return { span, markdown: `\`${id}\`\n\n${pseudo}` };
  const resource = template.resources.get(id);
  if (attribute !== null && resource !== undefined && offset > span.end) {
    const schema = resource.type === null ? null : schemas.get(resource.type);
    const told = schema?.attributes[attribute];
    const end = span.end + 1 + attribute.length;
    if (told === undefined) return null;
    return {
      span: { start: span.end + 1, end },
      markdown: lines(`\`${id}.${attribute}\` · ${typeText(told.type)}`, told.doc),
    };
  }
  if (resource !== undefined) return { span, markdown: resourceMarkdown(resource, schemas), resource: id };
  const parameter = template.parameters.get(id);
  if (parameter !== undefined) return { span, markdown: parameterMarkdown(id, parameter) };
  const condition = template.conditions.get(id);
  if (reference.kind === 'condition' && condition !== undefined)
    return { span, markdown: sourceMarkdown(id, condition, template) };
  const mapping = template.mappings.get(id);
  if (reference.kind === 'mapping' && mapping !== undefined)
    return { span, markdown: sourceMarkdown(id, mapping, template) };
  return null;
}

function ofKey(entry: Entry, path: readonly (string | number)[], context: HoverContext): Hover | null {
  const { template, schemas } = context;
  const name = keyText(entry);
  const span = innerSpan(entry.key);
  const known = functionInfo[name];
  if (known !== undefined && (name !== 'Condition' || path.length > 3)) {
    return { span, markdown: lines(`\`${known.usage}\``, known.doc, `[Documentation](${userGuide(known.page)})`) };
  }
  if (path.length === 2 && path[0] === 'Resources') {
    const resource = template.resources.get(name);
    return resource === undefined ? null : { span, markdown: resourceMarkdown(resource, schemas), resource: name };
  }
  if (path.length === 2 && path[0] === 'Parameters') return { span, markdown: parameterMarkdown(name, entry) };
  const holder = schemaAt(template, schemas, path.slice(0, -1));
  const property = holder?.definition?.properties[name];
  if (holder === null || property === undefined) return null;
  return { span, markdown: propertyMarkdown(name, property, holder.schema) };
}

function typeMarkdown(schema: ResourceSchema): string {
  const required = Object.entries(schema.properties).flatMap(([name, { required: is }]) =>
    is === true ? [`\`${name}\``] : [],
  );
  const attributes = Object.keys(schema.attributes).map((name) => `\`${name}\``);
  return lines(
    `**${schema.type}**`,
    schema.doc,
    required.length === 0 ? undefined : `Required: ${required.join(', ')}`,
    attributes.length === 0
      ? undefined
      : `Attributes: ${attributes.slice(0, 20).join(', ')}${attributes.length > 20 ? ' …' : ''}`,
    `[Documentation](${typePage(schema.type)})`,
  );
}

function resourceMarkdown(resource: Resource, schemas: SchemaIndex): string {
  const schema = resource.type === null ? null : schemas.get(resource.type);
  return lines(
    `\`${resource.id}\` · ${resource.type ?? 'a resource without a type'}`,
    resource.condition === null ? undefined : `Only where \`${resource.condition}\` holds.`,
    schema?.doc,
  );
}

function parameterMarkdown(id: string, entry: Entry): string {
  const written = (name: string) => {
    const node = valueAt(entry.value, name);
    return node?.kind === 'scalar' ? String(node.value) : undefined;
  };
  const allowed = valueAt(entry.value, 'AllowedValues');
  const values =
    allowed?.kind === 'list'
      ? allowed.items.flatMap((item) => (item.kind === 'scalar' ? [`\`${item.value}\``] : []))
      : [];
  const initial = written('Default');
  const isSecret = written('NoEcho')?.toLowerCase() === 'true';
  return lines(
    `\`${id}\` · parameter, ${written('Type') ?? 'without a type'}`,
    written('Description'),
    initial === undefined || isSecret ? undefined : `Default: \`${initial}\``,
    values.length === 0 ? undefined : `Allowed: ${values.slice(0, 20).join(', ')}`,
  );
}

function propertyMarkdown(name: string, property: PropertySchema, schema: ResourceSchema): string {
  const facts = [
    typeText(property.type),
    property.required === true ? 'required' : undefined,
    property.replaces === 'yes' ? 'a change replaces the resource' : undefined,
    property.replaces === 'maybe' ? 'a change may replace the resource' : undefined,
    property.deprecated === true ? 'deprecated' : undefined,
  ].filter((fact) => fact !== undefined);
  const values = property.type.kind === 'string' ? (property.type.values ?? []) : [];
  const limits = [
    property.pattern === undefined ? undefined : `Pattern: \`${property.pattern}\``,
    property.minLength === undefined && property.maxLength === undefined
      ? undefined
      : `Length: ${property.minLength ?? 0} to ${property.maxLength ?? 'any'}`,
    property.minimum === undefined && property.maximum === undefined
      ? undefined
      : `Range: ${property.minimum ?? 'any'} to ${property.maximum ?? 'any'}`,
    property.initial === undefined ? undefined : `Default: \`${property.initial}\``,
  ];
  return lines(
    `\`${name}\` · ${facts.join(', ')}`,
    property.doc,
    values.length === 0
      ? undefined
      : `Values: ${values
          .slice(0, 30)
          .map((value) => `\`${value}\``)
          .join(', ')}${values.length > 30 ? ' …' : ''}`,
    ...limits,
    `[${schema.type}](${typePage(schema.type)})`,
  );
}

function sourceMarkdown(id: string, entry: Entry, template: Template): string {
  const { value } = entry;
  const text = template.document.text
    .slice(value.origin.offset + value.start, value.origin.offset + value.end)
    .slice(0, 600);
  return `\`${id}\`\n\n\`\`\`${template.document.language}\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

function typePage(type: string): string {
  const [, service = '', resource = ''] = type.toLowerCase().split('::');
  return userGuide(`aws-resource-${service}-${resource}`);
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
