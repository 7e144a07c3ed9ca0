/** Runs the rules over a template, a bit at a time. */
import { keyText, type Span, textOf, walk } from './document/node.ts';
import { type Ignores, ignoredBy, ignoresOf } from './ignores.ts';
import { conditionLogicOf } from './model/conditionLogic.ts';
import { knownIdsOf } from './model/knownIds.ts';
import { referencesOf } from './model/references.ts';
import type { Template } from './model/template.ts';
import type { PantherNeeds } from './rules/needs.ts';
import type { Finding, OtherTemplate, Rule, RuleContext, Severity } from './rules/rule.ts';
import { functionsIn, type Visit, visitsOf } from './rules/visits.ts';
import type { IamIndex } from './schema/iam.ts';
import type { SchemaIndex } from './schema/schema.ts';

export interface Diagnosis extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly link: string | null;
}

export interface ValidationOptions {
  readonly rules: readonly Rule[];
  readonly schemas: SchemaIndex;
  readonly iam: IamIndex;
  readonly needs: PantherNeeds;
  /** Templates beside this one; asked for by few rules. */
  readonly others?: () => readonly OtherTemplate[];
  /** Ids, or how ids begin: `W`, `E30`, `W2001`. */
  readonly ignore: readonly string[];
  /** By id: another severity than the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
}

/**
 * Yields what was found after each part of the template, so that whoever runs it can do something else in between, or
 * stop. Never throws for what a template says.
 */
export function* validate(template: Template, options: ValidationOptions): Generator<readonly Diagnosis[]> {
  const context: RuleContext = {
    template,
    references: referencesOf(template),
    ids: knownIdsOf(template),
    logic: conditionLogicOf(template),
    schemas: options.schemas,
    iam: options.iam,
    needs: options.needs,
    others: options.others ?? (() => []),
  };
  const ignores = ignoresOf(template, options.ignore);
  const shape = (rule: Rule, findings: Iterable<Finding>) =>
    shaped(rule, findings, template, ignores, options.severities);
  const active = options.rules.filter((rule) => rule.mutedByMacros !== true || !template.hasMacro);

  for (const rule of active) {
    if (rule.kind === 'template') yield shape(rule, rule.check(context));
  }
  const byFunction = Map.groupBy(
    active.flatMap((rule) => (rule.kind === 'function' ? rule.functions.map((name) => ({ name, rule })) : [])),
    ({ name }) => name,
  );
  for (const [section, { value }] of template.sections) {
    if (value.kind !== 'map' || !WITH_FUNCTIONS.has(section)) continue;
    for (const entry of value.entries) {
      yield [...functionsIn(entry, section)].flatMap((visit) =>
        (byFunction.get(visit.call.name) ?? []).flatMap(({ rule }) => shape(rule, rule.check(visit, context))),
      );
    }
  }
  const resourceRules = active.filter((rule) => rule.kind === 'resource');
  const objectRules = active.filter((rule) => rule.kind === 'object');
  const valueRules = active.filter((rule) => rule.kind === 'value');
  const callRules = active.filter((rule) => rule.kind === 'call');
  for (const resource of template.resources.values()) {
    const found = resourceRules.flatMap((rule) => shape(rule, rule.check(resource, context)));
    const schema = resource.type === null ? null : options.schemas.get(resource.type);
    for (const visit of schema === null ? [] : visitsOf(resource, schema)) {
      if (visit.visit === 'object') {
        for (const rule of objectRules) found.push(...shape(rule, rule.check(visit, context)));
      } else if (visit.visit === 'value') {
        for (const rule of valueRules) found.push(...shape(rule, rule.check(visit, context)));
      } else {
        for (const rule of callRules) found.push(...shape(rule, rule.check(visit, context)));
      }
    }
    yield found;
  }
  for (const resource of template.looped) {
    const schema = resource.type === null ? null : options.schemas.get(resource.type);
    const found: Diagnosis[] = [];
    for (const visit of schema === null ? [] : visitsOf(resource, schema)) {
      if (visit.visit === 'call' || hasVariables(visit)) continue;
      const findings =
        visit.visit === 'object'
          ? objectRules.flatMap((rule) => shape(rule, rule.check(visit, context)))
          : valueRules.flatMap((rule) => shape(rule, rule.check(visit, context)));
      for (const finding of findings) found.push(finding);
    }
    yield found;
  }
}

/** In loops `${Name}` and `&{Name}` are filled in wherever they stand: of what has some nothing is known. */
function hasVariables(visit: Exclude<Visit, { readonly visit: 'call' }>): boolean {
  const { node } = visit;
  if (node.kind === 'map' && node.entries.some((entry) => VARIABLE.test(keyText(entry)))) return true;
  if (visit.visit === 'object') return false;
  for (const inner of walk(node)) if (VARIABLE.test(textOf(inner) ?? '')) return true;
  return false;
}

const VARIABLE = /[$&]\{/;

const WITH_FUNCTIONS = new Set(['Resources', 'Outputs', 'Conditions', 'Globals', 'Rules', 'Hooks']);

/** All at once, in the order of the text. */
export function validateAll(template: Template, options: ValidationOptions): readonly Diagnosis[] {
  return inOrder([...validate(template, options)].flat());
}

export function inOrder(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  return diagnoses.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1),
  );
}

function shaped(
  rule: Rule,
  findings: Iterable<Finding>,
  template: Template,
  ignores: Ignores,
  severities: Readonly<Record<string, Severity>>,
): readonly Diagnosis[] {
  const kept: Diagnosis[] = [];
  for (const finding of findings) {
    // What is found in a block that cannot be read as it is meant would be guesswork.
    if (rule.id !== 'E0000' && template.document.broken.some((span) => contains(span, finding.span))) continue;
    if (ignoredBy(ignores, rule.id, finding.span)) continue;
    kept.push({
      ...finding,
      rule: rule.id,
      severity: severities[rule.id] ?? finding.severity ?? rule.severity,
      link: rule.link ?? null,
    });
  }
  return kept;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= outer.end;
}
