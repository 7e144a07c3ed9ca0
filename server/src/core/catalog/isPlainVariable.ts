import type { JsonObject } from '../json.ts';

/** Whether a variable of CodeBuild or CodePipeline has its value, rather than the name of a parameter or a secret. */
export function isPlainVariable({ type }: JsonObject): boolean {
  return type !== 'PARAMETER_STORE' && type !== 'SECRETS_MANAGER';
}
