/** Functions that queries have beside SQLite's own, for what JSON in AWS's forms makes long-winded. */
import type { Json } from '../json.ts';
import type { SqlValue } from './queries.ts';

export interface QueryFunction {
  readonly name: string;
  readonly parameter: string;
  readonly about: string;
  readonly call: (value: SqlValue) => string | null;
}

export const queryFunctions: readonly QueryFunction[] = [
  {
    name: 'policy_statements',
    parameter: 'policy',
    about:
      'the statements of a policy as a JSON list, for json_each; [] where there is none. A lone statement counts too',
    call: (policy) => JSON.stringify(listOf(fieldOf(parsed(policy), 'Statement'))),
  },
  {
    name: 'policy_principals',
    parameter: 'statement',
    about: 'whom a statement names, of all kinds, as a JSON list; * is everybody. Not those that NotPrincipal leaves',
    call: (statement) => JSON.stringify(principalsOf(fieldOf(parsed(statement), 'Principal'))),
  },
  {
    name: 'arn_account',
    parameter: 'arn',
    about: 'the 12 digits of the account in an ARN, or those alone; NULL where there are none',
    call: (arn) => accountOf(arn),
  },
];

function principalsOf(principal: Json | undefined): readonly Json[] {
  if (typeof principal !== 'object' || principal === null || Array.isArray(principal)) return listOf(principal);
  return Object.values(principal).flatMap((value) => listOf(value as Json));
}

function accountOf(arn: SqlValue): string | null {
  const text = String(arn ?? '');
  const account = text.startsWith('arn:') ? (text.split(':')[4] ?? '') : text;
  return /^\d{12}$/.test(account) ? account : null;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function fieldOf(value: Json, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as Readonly<Record<string, Json>>)[name];
}

/** Null for what is no JSON: a query over many resources goes on. */
function parsed(value: SqlValue): Json {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
