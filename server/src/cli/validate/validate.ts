import path from 'node:path';
import { Command, Option } from 'commander';
import { installedIam, installedSchemas } from '../../adapters/languageData/languageData.ts';
import { pantherNeeds } from '../../app/templates/pantherNeeds.ts';
import { validateText } from '../../app/templates/validateText.ts';
import { catalog } from '../../core/catalog/index.ts';
import { isTemplate } from '../../core/cfn/detect.ts';
import { rules } from '../../core/cfn/rules/index.ts';
import type { Severity } from '../../core/cfn/rules/rule.ts';
import { AppError } from '../../core/errors.ts';
import { version } from '../../version.ts';
import { examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { filesOf, readText } from './files.ts';
import { type FileFinding, type Format, formats, isAtLeast, toGithub, toJson, toLine, toSarif } from './formats.ts';

interface ValidateOptions {
  readonly format?: Format;
  readonly ignore: readonly string[];
  readonly severity: Severity;
}

export function validateCommand(run: Run): Command {
  return new Command('validate')
    .description('Find mistakes in CloudFormation templates, without an account and without a network')
    .argument('<file...>', 'templates, folders, or patterns in quotes')
    .addOption(
      new Option('--format <format>', 'how findings are printed (default: text; json with --json)').choices(formats),
    )
    .option('--ignore <rule...>', 'leave out rules: ids, or how ids begin (W, E30)', [])
    .addOption(
      new Option('--severity <severity>', 'exit with 1 for findings of this severity or a graver one')
        .choices(['info', 'warning', 'error'])
        .default('warning'),
    )
    .addHelpText(
      'after',
      `${examples(
        ['validate stack.yaml', 'one template'],
        ['validate templates --format github', 'all templates of a folder, as marks in a pull request'],
        ["validate 'infra/**/*.yaml' --ignore W --severity error", 'errors only'],
      )}\nExit codes: 0 nothing found, 1 findings at or above the severity, 2 unusable input.\n`,
    )
    .action(
      run(async (cli, names: readonly string[], options: ValidateOptions) => {
        const { findings, count } = await validateFiles(cli, names, options);
        await print(cli, findings, options.format ?? (cli.out.json ? 'json' : 'text'), count);
        return findings.some(({ severity }) => isAtLeast(severity, options.severity)) ? 1 : 0;
      }),
    );
}

/** @throws AppError BAD_INPUT for what cannot be read, or is no template though it was named */
async function validateFiles(
  { signal }: Invocation,
  names: readonly string[],
  { ignore }: ValidateOptions,
): Promise<{ readonly findings: readonly FileFinding[]; readonly count: number }> {
  const schemas = installedSchemas()();
  const iam = installedIam()();
  const needs = pantherNeeds({ catalog });
  const templates: { readonly name: string; readonly text: string }[] = [];
  for (const { file, asked } of filesOf(names)) {
    signal.throwIfAborted();
    const text = await readText(file);
    if (!isTemplate(text, path.basename(file), [])) {
      // Folders and patterns bring other files along.
      if (!asked) continue;
      throw new AppError('BAD_INPUT', `This is no CloudFormation template: ${file}`, {
        file,
        hint: 'A template has Resources with types, or AWSTemplateFormatVersion.',
      });
    }
    templates.push({ name: file, text });
  }
  const findings: FileFinding[] = [];
  for (const { name: file, text } of templates) {
    signal.throwIfAborted();
    const others = () => templates.filter(({ name }) => name !== file);
    for (const finding of validateText(text, { schemas, iam, needs, others, ignore }))
      findings.push({ file, ...finding });
  }
  return { findings, count: templates.length };
}

async function print(
  { out }: Invocation,
  findings: readonly FileFinding[],
  format: Format,
  count: number,
): Promise<void> {
  switch (format) {
    case 'json':
      return out.document(toJson(findings));
    case 'sarif':
      return out.document(toSarif(findings, rules, version));
    case 'github':
      for (const finding of findings) await out.line(toGithub(finding));
      return;
    case 'text':
      for (const finding of findings) await out.line(toLine(finding));
      return out.line(summary(findings, count));
  }
}

function summary(findings: readonly FileFinding[], count: number): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const templates = count === 1 ? '1 template' : `${count} templates`;
  return `${templates}: ${of('error')} errors, ${of('warning')} warnings, ${of('info')} notes`;
}
