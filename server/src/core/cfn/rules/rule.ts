/**
 * A rule finds one kind of mistake. Each is one small pure file; `index.ts` lists them. Ids are cfn-lint's where the rule
 * is the same, so that what people know and have switched off carries over; our own begin with `P`.
 */
import type { MapNode, Node, Span } from '../document/node.ts';
import type { ConditionLogic } from '../model/conditionLogic.ts';
import type { FunctionCall } from '../model/functions.ts';
import type { KnownIds } from '../model/knownIds.ts';
import type { Reference } from '../model/references.ts';
import type { Resource, Template } from '../model/template.ts';
import type { IamIndex } from '../schema/iam.ts';
import type { DefinitionSchema, PropertySchema, ResourceSchema, SchemaIndex, ValueType } from '../schema/schema.ts';
import type { PantherNeeds } from './needs.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Fix {
  /** An imperative sentence: `Add the required property Type`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It is the one that most people would take. */
  readonly preferred?: boolean;
}

export interface Finding {
  readonly span: Span;
  /** What is wrong, and where it helps what would be right; the variable part last. */
  readonly message: string;
  /** Where this one is less grave, or less certain, than the rule's others. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  /** Other places that have to do with it. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Nothing reads it: editors show it faded. */
  readonly unnecessary?: boolean;
}

export interface RuleContext {
  readonly template: Template;
  readonly references: readonly Reference[];
  readonly ids: KnownIds;
  readonly logic: ConditionLogic;
  readonly schemas: SchemaIndex;
  readonly iam: IamIndex;
  readonly needs: PantherNeeds;
  readonly others: () => readonly OtherTemplate[];
}

/** A template that is open, or validated, beside this one. */
export interface OtherTemplate {
  readonly name: string;
  readonly text: string;
}

interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule is about, as a list of rules shows it: `Required properties`. */
  readonly title: string;
  /** One sentence for docs/rules.md: what is found, and what is not. */
  readonly about: string;
  /** Where AWS tells what is right. */
  readonly link?: string;
  /** Some findings have a quick fix. */
  readonly fixes?: true;
  /** Macros and other preprocessors may mend what it finds: it is silent where the template has one. */
  readonly mutedByMacros?: true;
}

export interface TemplateRule extends RuleInfo {
  readonly kind: 'template';
  readonly check: (context: RuleContext) => Iterable<Finding>;
}

export interface ResourceRule extends RuleInfo {
  readonly kind: 'resource';
  readonly check: (resource: Resource, context: RuleContext) => Iterable<Finding>;
}

/** A value of a resource's properties, and what it must be. Functions are opaque; both ways of a Fn::If are visited. */
export interface ValueVisit {
  readonly node: Node;
  readonly type: ValueType;
  /** The property that holds it; of an item of a list, the list's. */
  readonly property: PropertySchema;
  /** `node` is the property's whole value, not an item or a field of it. */
  readonly isWhole: boolean;
  /** From the properties down: `Tags`, `BucketEncryption.ServerSideEncryptionConfiguration`. Indexes are left out. */
  readonly path: string;
  readonly resource: Resource;
  readonly schema: ResourceSchema;
}

export interface ValueRule extends RuleInfo {
  readonly kind: 'value';
  readonly check: (visit: ValueVisit, context: RuleContext) => Iterable<Finding>;
}

/** A map that stands where the type has a definition: the properties themselves, or a part of them. */
export interface ObjectVisit {
  readonly node: MapNode;
  readonly definition: DefinitionSchema;
  /** Null: the resource's properties themselves. */
  readonly name: string | null;
  readonly path: string;
  readonly resource: Resource;
  readonly schema: ResourceSchema;
}

export interface ObjectRule extends RuleInfo {
  readonly kind: 'object';
  readonly check: (visit: ObjectVisit, context: RuleContext) => Iterable<Finding>;
}

/** An intrinsic function, wherever one may stand. */
export interface FunctionVisit {
  readonly call: FunctionCall;
  readonly section: string;
  /** The id of the resource, output or condition in which it stands. */
  readonly owner: string;
  /** Variables of enclosing Fn::ForEach loops. */
  readonly loopVariables: ReadonlySet<string>;
}

export interface FunctionRule extends RuleInfo {
  readonly kind: 'function';
  /** The functions it is asked about, by their long names. */
  readonly functions: readonly string[];
  readonly check: (visit: FunctionVisit, context: RuleContext) => Iterable<Finding>;
}

/** A function that gives a value of a resource's properties, and what it must give. Fn::If is not visited, its ways are. */
export interface CallVisit extends Omit<ValueVisit, 'node'> {
  readonly call: FunctionCall;
}

export interface CallRule extends RuleInfo {
  readonly kind: 'call';
  readonly check: (visit: CallVisit, context: RuleContext) => Iterable<Finding>;
}

export type Rule = TemplateRule | ResourceRule | ValueRule | ObjectRule | FunctionRule | CallRule;
