/**
 * Run by the tests in a process of its own, for it takes some hundred megabytes: reads `[{name, text}]` from its input and
 * writes what `@aws/cloudformation-validate` finds in each, in the same order, as JSON.
 */
import { text } from 'node:stream/consumers';
import { RegoEngine } from '@aws/cloudformation-validate';
import type { NamedTemplate } from './brokenTemplates.ts';

const templates = JSON.parse(await text(process.stdin)) as readonly NamedTemplate[];
const engine = new RegoEngine();
const found = templates.map((template) => {
  const readBytes = () => Buffer.from(template.text);
  return engine.validateStandard({ path: `${template.name}.yaml`, readBytes }).diagnostics;
});
engine.free();
process.stdout.write(JSON.stringify(found));
