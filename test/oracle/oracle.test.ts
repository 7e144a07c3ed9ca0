import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { rules } from '../../server/src/core/cfn/rules/index.ts';
import { languageData } from '../support/languageData.ts';
import { brokenTemplates } from './brokenTemplates.ts';
import { isError, isSame, type OracleFinding } from './compare.ts';
import { tableUnder } from './explained.ts';
import { type OwnFinding, ownFindings } from './ownFindings.ts';

interface Verdict {
  readonly name: string;
  readonly theirs: readonly OracleFinding[];
  readonly ours: readonly OwnFinding[];
}

/** What of the oracle's errors we may miss, at most: what we promise. */
const MISSED = 0.2;

describe('broken templates, and what another validator says of them', () => {
  let verdicts: readonly Verdict[];

  before(function () {
    this.timeout(60_000);
    const templates = brokenTemplates();
    const asked = spawnSync(process.execPath, [path.join(import.meta.dirname, 'oracleRun.ts')], {
      input: JSON.stringify(templates),
      encoding: 'utf8',
      maxBuffer: 256_000_000,
    });
    assert.equal(asked.status, 0, asked.stderr);
    const found = JSON.parse(asked.stdout) as readonly (readonly OracleFinding[])[];
    const data = languageData();
    verdicts = templates.map(({ name, text }, at) => ({
      name,
      theirs: (found[at] ?? []).filter(isError),
      ours: ownFindings(text, data),
    }));
  });

  it('are all different, and more than a hundred', () => {
    const names = verdicts.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
    assert.ok(names.length > 100);
  });

  it('break each rule of ours that finds errors', () => {
    const hit = new Set(verdicts.flatMap(({ ours }) => ours.map(({ rule }) => rule)));
    assert.deepEqual(
      rules.filter(({ id, severity }) => severity === 'error' && !hit.has(id)).map(({ id }) => id),
      [],
    );
  });

  it('are broken: one of the two finds an error in each', () => {
    const whole = verdicts.filter(
      ({ theirs, ours }) => theirs.length === 0 && ours.every(({ severity }) => severity === 'info'),
    );
    assert.deepEqual(
      whole.map(({ name }) => name),
      [],
    );
  });

  it('have the errors of the other one found, but for those that are explained', () => {
    assert.deepEqual(
      missed().map(({ name, rule }) => `${name}: ${rule}`),
      tableUnder('What it finds, and we do not')
        .map(([name, rule]) => `${name}: ${rule}`)
        .toSorted(byText),
    );
  });

  it('have at most a fifth of the errors of the other one missed', () => {
    const all = verdicts.flatMap(({ theirs }) => theirs).length;
    const count = verdicts.flatMap(missedIn).length;
    assert.ok(all >= 200, `it finds ${all}`);
    assert.ok(count <= all * MISSED, `${count} of ${all} are missed`);
  });

  it('have errors that only we find for the reasons that are explained', () => {
    const found = new Map<string, Set<string>>();
    for (const { name, theirs, ours } of verdicts) {
      for (const finding of ours) {
        if (finding.severity !== 'error' || theirs.some((one) => isSame(one, finding))) continue;
        found.set(finding.rule, (found.get(finding.rule) ?? new Set()).add(name));
      }
    }
    assert.deepEqual(
      [...found].map(([rule, names]) => `${rule}: ${inOrder(names).join('; ')}`).toSorted(byText),
      tableUnder('What we find, and it does not').map(([rule, names]) => `${rule}: ${names}`),
    );
  });

  /** Each once for a template and a rule. */
  function missed(): readonly { readonly name: string; readonly rule: string }[] {
    const pairs = verdicts.flatMap((verdict) =>
      missedIn(verdict).map(({ ruleId }) => JSON.stringify({ name: verdict.name, rule: ruleId })),
    );
    return [...new Set(pairs)]
      .map((pair) => JSON.parse(pair) as { readonly name: string; readonly rule: string })
      .toSorted((a, b) => byText(`${a.name}: ${a.rule}`, `${b.name}: ${b.rule}`));
  }
});

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function inOrder(names: Iterable<string>): readonly string[] {
  return [...names].toSorted(byText);
}

function missedIn({ theirs, ours }: Verdict): readonly OracleFinding[] {
  return theirs.filter((one) => !ours.some((finding) => isSame(one, finding)));
}
