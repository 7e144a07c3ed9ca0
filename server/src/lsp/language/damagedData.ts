/** Validation where the data on types and actions are missing or damaged: what needs none of them goes on. */
import { rules } from '../../core/cfn/rules/index.ts';
import type { IamIndex } from '../../core/cfn/schema/iam.ts';
import type { SchemaIndex } from '../../core/cfn/schema/schema.ts';
import type { Diagnosis, ValidationOptions } from '../../core/cfn/validate.ts';
import type { AppError } from '../../core/errors.ts';

const noSchemas: SchemaIndex = { date: '', types: [], has: () => false, get: () => null };
const noIam: IamIndex = { date: '', services: [], get: () => null, managedPolicy: () => null };
/** Where nothing is known these would take everything for wrong. */
const KNOWING = new Set(['E3006', 'W3037']);

export const withoutData: Pick<ValidationOptions, 'rules' | 'schemas' | 'iam'> = {
  rules: rules.filter(({ id }) => !KNOWING.has(id)),
  schemas: noSchemas,
  iam: noIam,
};

/** What is told above each template then. */
export function damageOf({ message, fields }: AppError): Diagnosis {
  const hint = fields.hint === undefined ? '' : ` ${fields.hint}`;
  return {
    rule: 'DATA',
    severity: 'warning',
    link: null,
    span: { start: 0, end: 0 },
    message: `Types, properties and actions are not looked at. ${message}${message.endsWith('.') ? '' : '.'}${hint}`,
  };
}
