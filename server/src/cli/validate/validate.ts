import path from 'node:path';
import { Command, Option } from 'commander';
import { installedIam } from '../../adapters/languageData/languageData.ts';
import { pantherNeeds } from '../../app/templates/pantherNeeds.ts';
import { validateText } from '../../app/templates/validateText.ts';
import { catalog } from '../../core/catalog/index.ts';
import { defaultFilePatterns, isTemplate } from '../../core/cfn/detect.ts';
import { rules } from '../../core/cfn/rules/index.ts';
import type { Severity } from '../../core/cfn/rules/rule.ts';
import { AppError } from '../../core/errors.ts';
import { version } from '../../version.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { type AskedAws, acceptedLine, askAws, awsRule, verdictJson } from './askAws.ts';
import { filesOf, readText } from './files.ts';
import { type FileFinding, type Format, formats, isAtLeast, toGithub, toJson, toLine, toSarif } from './formats.ts';

interface ValidateOptions {
  readonly format?: Format;
  readonly ignore: readonly string[];
  readonly severity: Severity;
  readonly aws?: boolean;
  readonly account?: string;
  readonly region?: string;
}

interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

export function validateCommand(run: Run): Command {
  return new Command('validate')
    .description('Find mistakes in CloudFormation templates; without --aws neither account nor network is needed')
    .argument('<file...>', 'templates, folders, or patterns in quotes')
    .addOption(
      new Option('--format <format>', 'how findings are printed (default: text; json with --json)').choices(formats),
    )
    .option(
      '--ignore <rules>',
      'leave out rules: ids, or how ids begin (W, E30); with commas, or several times',
      collect,
      [],
    )
    .addOption(
      new Option('--severity <severity>', 'exit with 1 for findings of this severity or a graver one')
        .choices(['info', 'warning', 'error'])
        .default('warning'),
    )
    .option('--aws', 'ask CloudFormation too, with your credentials (cloudformation:ValidateTemplate)')
    .option('--account <account>', 'with --aws: name or id of the account whose credentials to use')
    .option('--region <region>', 'with --aws: where to ask (default: the profile’s, else the master account’s)')
    .addHelpText(
      'after',
      `${examples(
        ['validate stack.yaml', 'one template'],
        ['validate templates --format github', 'all templates of a folder, as marks in a pull request'],
        ["validate 'infra/**/*.yaml' --ignore W --severity error", 'errors only'],
        ['validate stack.yaml --aws --account Payments', 'what CloudFormation says of it, too'],
      )}\nExit codes: 0 nothing found, 1 findings at or above the severity, 2 unusable input.\n`,
    )
    .action(
      run(async (cli, names: readonly string[], options: ValidateOptions) => {
        if (options.aws !== true && (options.account ?? options.region) !== undefined) {
          throw new AppError('BAD_INPUT', 'Accounts and regions only matter where AWS is asked', {
            hint: 'Add --aws.',
          });
        }
        const templates = await readTemplates(cli, names);
        const findings = findingsIn(cli, templates, options);
        const asked = options.aws === true ? await askAws(cli, templates, options) : null;
        const all = [...findings, ...(asked?.findings ?? [])];
        await print(cli, all, options.format ?? (cli.out.json ? 'json' : 'text'), templates.length, asked);
        // What was found without AWS is of use all the same.
        if (asked !== null && asked.failure !== null) throw asked.failure;
        return all.some(({ severity }) => isAtLeast(severity, options.severity)) ? 1 : 0;
      }),
    );
}

/** @throws AppError BAD_INPUT for what cannot be read, or is no template though it was named */
async function readTemplates({ signal }: Invocation, names: readonly string[]): Promise<readonly TemplateFile[]> {
  const templates: TemplateFile[] = [];
  for (const { file, asked } of filesOf(names)) {
    signal.throwIfAborted();
    const text = await readText(file);
    if (isTemplate(text, path.basename(file), defaultFilePatterns)) {
      templates.push({ file, text });
      continue;
    }
    // Folders and patterns bring other files along.
    if (!asked) continue;
    throw new AppError('BAD_INPUT', `This is no CloudFormation template: ${file}`, {
      file,
      hint: 'A template has Resources with types, or AWSTemplateFormatVersion.',
    });
  }
  return templates;
}

function findingsIn(
  { app, signal }: Invocation,
  templates: readonly TemplateFile[],
  { ignore }: ValidateOptions,
): readonly FileFinding[] {
  const schemas = app.schemas.index();
  const iam = installedIam()();
  const needs = pantherNeeds({ catalog });
  return templates.flatMap(({ file, text }) => {
    signal.throwIfAborted();
    const others = () =>
      templates.flatMap((other) => (other.file === file ? [] : [{ name: other.file, text: other.text }]));
    return validateText(text, { schemas, iam, needs, others, ignore }).map((finding) => ({ file, ...finding }));
  });
}

async function print(
  { out }: Invocation,
  findings: readonly FileFinding[],
  format: Format,
  count: number,
  asked: AskedAws | null,
): Promise<void> {
  switch (format) {
    case 'json':
      return out.document(
        asked === null ? toJson(findings) : { findings: toJson(findings), aws: asked.verdicts.map(verdictJson) },
      );
    case 'sarif':
      return out.document(toSarif(findings, asked === null ? rules : [...rules, awsRule], version));
    case 'github':
      for (const finding of findings) await out.line(toGithub(finding));
      return;
    case 'text':
      for (const finding of findings) await out.line(toLine(finding));
      for (const verdict of asked?.verdicts ?? []) {
        if (verdict.accepted !== null) await out.line(acceptedLine(verdict));
      }
      return out.line(summary(findings, count));
  }
}

function summary(findings: readonly FileFinding[], count: number): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = [counted(of('error'), 'error'), counted(of('warning'), 'warning'), counted(of('info'), 'note')];
  return `${counted(count, 'template')}: ${counts.join(', ')}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
