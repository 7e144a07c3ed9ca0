/** Templates with one mistake each, as people make them: those of `test/fixtures/brokenTemplates`, and some that are long. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface NamedTemplate {
  /** What is wrong with it. */
  readonly name: string;
  readonly text: string;
}

const folder = path.join(import.meta.dirname, '..', 'fixtures', 'brokenTemplates');

/** In each file `--- # name` stands before a template. */
export function brokenTemplates(): readonly NamedTemplate[] {
  const written = readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(path.join(folder, file), 'utf8')
        .split(/^--- # /m)
        .slice(1),
    )
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: part.slice(0, end), text: part.slice(end + 1) };
    });
  return [...written, ...tooLarge()];
}

/** Beyond the limits of CloudFormation. */
function tooLarge(): readonly NamedTemplate[] {
  const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';
  return [
    {
      name: 'more than a megabyte',
      text: `${topic}Metadata:\n${lines(20_000, (at) => `  Note${at}: ${'x'.repeat(45)}`)}`,
    },
    { name: 'a description that is too long', text: `Description: ${'x'.repeat(1025)}\n${topic}` },
    {
      name: 'too many resources',
      text: `Resources:\n${lines(501, (at) => `  Topic${at}: { Type: "AWS::SNS::Topic" }`)}`,
    },
    {
      name: 'too many parameters',
      text: `Parameters:\n${lines(201, (at) => `  Name${at}: { Type: String }`)}${topic}`,
    },
    { name: 'too many outputs', text: `${topic}Outputs:\n${lines(201, (at) => `  Name${at}: { Value: a }`)}` },
    { name: 'too many mappings', text: `Mappings:\n${lines(201, (at) => `  Map${at}: { a: { b: c } }`)}${topic}` },
    {
      name: 'too many conditions',
      text: `Conditions:\n${lines(201, (at) => `  Is${at}: !Equals [!Ref "AWS::Region", "${at}"]`)}${topic}`,
    },
  ];
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
}
