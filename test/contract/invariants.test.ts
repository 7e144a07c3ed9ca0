import assert from 'node:assert/strict';
import { importsOf, type SourceFile, sources } from '../support/sources.ts';

/** The invariants of ARCHITECTURE.md that the text of the code can show. The layers have a test of their own. */
describe('the code', () => {
  const code = sources('{server,client}/src/**/*.ts');
  const inside = code.filter(({ file }) => /^server\/src\/(core|app)\//.test(file));
  const client = code.filter(({ file }) => file.startsWith('client/'));

  it('holds no state in modules', () => {
    assert.deepEqual(linesWith(code, /^(export )?(let|var) /), []);
    const changed = code.flatMap(({ file, text }) =>
      [...text.matchAll(/^(?:export )?const (\w+)[^=\n]*= (?:new \w+|\[|\{)/gm)]
        .filter(([, name]) => new RegExp(`\\b${name}\\.(set|add|delete|clear|push|splice)\\(`).test(text))
        .map(([, name]) => `${file}: ${name}`),
    );
    assert.deepEqual(changed, []);
  });

  it('has no classes but errors, and what VS Code wants to be extended', () => {
    assert.deepEqual(
      linesWith(code, /^(export )?(abstract )?class (?!\w+ extends (Error|AppError|LanguageClient) \{)/),
      [],
    );
  });

  it('reaches the world from the core and the use cases through ports only', () => {
    const globals =
      /\bprocess\.\w|\bDate\.now\(|\bnew Date\(\)|\bset(Timeout|Interval|Immediate)\(|\bfetch\(|\bconsole\.\w+\(|\bMath\.random\(/;
    assert.deepEqual(linesWith(inside, globals), []);
  });

  it('opens windows from client/src/ui only', () => {
    const elsewhere = client.filter(({ file }) => !file.startsWith('client/src/ui/'));
    assert.deepEqual(linesWith(elsewhere, /\bwindow\.show\w+\(|\.withProgress\(/), []);
  });

  it('keeps, reads and calls nothing from the extension host', () => {
    const allowed = ['node:os', 'node:path'];
    const reaching = client.flatMap(({ file, text }) =>
      importsOf(text)
        .filter(({ specifier }) => specifier.startsWith('node:') && !allowed.includes(specifier))
        .map(({ specifier }) => `${file}: ${specifier}`),
    );
    assert.deepEqual(reaching, []);
  });

  it('writes no partition into an ARN or a host', () => {
    // The documentation has one address for all.
    const hosts = ['server/src/core/regions/partition.ts', 'server/src/core/cfn/documentation.ts'];
    const server = code.filter(({ file }) => /^server\/src\/(core|app|adapters)\//.test(file) && !hosts.includes(file));
    assert.deepEqual(linesWith(server, /^(?!\s*(\/\/|\/?\*)).*(arn:aws:|amazonaws\.com|aws\.amazon\.com)/), []);
    const templates = sources('templates/*.yml').filter(({ file }) => file.endsWith('.yml'));
    assert.deepEqual(linesWith(templates, /^(?!\s*#|.*ConstraintDescription).*arn:aws:/), []);
  });

  it('adds nothing to a count while it waits: what others added meanwhile would be lost', () => {
    assert.deepEqual(linesWith(code, /[+-]= await /), []);
  });
});

describe('the tests', () => {
  const tests = sources('test/**/*.ts').filter(({ file }) => file !== 'test/contract/invariants.test.ts');

  it('never sleep', () => {
    assert.deepEqual(linesWith(tests, /\bsetTimeout\(|\bsetInterval\(|timers\/promises|\.waitForTimeout\(/), []);
  });

  it('talk to this machine only', () => {
    const calls = /\b(?:fetch|goto|request|connect)\(\s*[`'"]https?:\/\/(?!127\.0\.0\.1|localhost)/;
    assert.deepEqual(linesWith(tests, calls), []);
  });
});

function linesWith(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}
