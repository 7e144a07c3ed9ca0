import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTemplate } from '../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../server/src/core/cfn/model/template.ts';
import { rules } from '../../server/src/core/cfn/rules/index.ts';
import { type Diagnosis, validateAll } from '../../server/src/core/cfn/validate.ts';
import { languageData } from '../support/languageData.ts';
import { applied } from '../support/ruleTable.ts';
import { sharedData } from '../support/sharedData.ts';

/** Errors that AWS would find too, or that are disputed: by how the file's name ends. */
const explained: readonly { readonly file: string; readonly rules: readonly string[]; readonly why: string }[] = [
  {
    file: 'cfn-endpoint-creationpolicy-no-igw.json',
    rules: ['P1000'],
    why: 'made from YAML by a tool that wrote `!GetAZs` as null, which CloudFormation does not take',
  },
  {
    file: 'comprehensive.yaml',
    rules: ['E1019', 'E3003', 'E3035', 'E3036', 'P1002', 'P1005'],
    why: 'a test of an editor: an output with an unknown name, a group without sizes, functions where none may stand',
  },
  {
    file: 'simple_ad__with_default_password.json',
    rules: ['E1151', 'E1154'],
    why: 'made for one rule of another tool: names of zones for subnets, the word default for a network',
  },
  {
    file: 'cognito-sns-sms-origination-id-sam__template.yaml',
    rules: ['E0000'],
    why: 'the key MfaConfiguration stands twice',
  },
  {
    file: 'iot_policy_with_wildcard_resource.json',
    rules: ['E1020', 'E3001', 'E3002'],
    why: 'names with underscores, a property of another type, a group that is not there',
  },
  {
    file: 'dangling_allprotocols_ingress_rule.json',
    rules: ['E3001'],
    why: 'a name with underscores',
  },
  {
    file: 'lambda_with_other_managed_policies.json',
    rules: ['E1041', 'E2533'],
    why: 'the name of the role where its ARN is due, and a runtime that is gone',
  },
  {
    file: 'with_wildcard_principal_and_non_invoke_function_permission.json',
    rules: ['E2533'],
    why: 'a runtime that is gone',
  },
  {
    file: 'amplify_app_access_token_from_secure_systems_manager.yaml',
    rules: ['E1027'],
    why: 'a property that does not take ssm-secure',
  },
  {
    file: 'elasticloadbalancer__conditional_properties.yml',
    rules: ['E1019', 'E3058', 'E8001'],
    why: 'a parameter as a condition, names that are not there, and load balancers without subnets',
  },
  {
    file: 'api_gateway_usage_plan_does_not_exist_for_api_deployments_that_are_refd_in_stages.yaml',
    rules: ['E3003'],
    why: 'made for one rule of another tool, and without what AWS requires',
  },
  {
    file: 'appstream_directoryconfig_service_account_credentials_account_password_not_set.yaml',
    rules: ['E3003'],
    why: 'made for one rule of another tool, and without what AWS requires',
  },
  {
    file: 'emr_cluster_kerberos_attributes_cross_realm_trust_principal_password_parameter_with_noecho.yaml',
    rules: ['E3003'],
    why: 'made for one rule of another tool, and without what AWS requires',
  },
];

/** Warnings that were looked at, and are right: how many a rule gives. A rule that gives many annoys. */
const warnings: Readonly<Record<string, number>> = {
  E2531: 1,
  E3001: 2,
  E3002: 3,
  E3006: 1,
  P2001: 1,
  P2002: 1,
  P2004: 3,
  W1001: 3,
  W1028: 1,
  W1054: 1,
  W2001: 1,
  W2031: 3,
  W2501: 1,
  W2531: 6,
  W3037: 4,
  W7001: 2,
  W8001: 2,
};

describe('real templates', () => {
  const folder = sharedData('templates');
  const files = folder === null ? [] : readdirSync(folder).sort();
  let diagnose: (text: string) => readonly Diagnosis[];

  before(function () {
    if (folder === null) {
      process.stdout.write('    Skipped: there is no shared/data/templates beside the project.\n');
      this.skip();
    }
    const data = languageData();
    diagnose = (text) => validateAll(templateOf(parseTemplate(text)), { ...data, rules, ignore: [], severities: {} });
  });

  it('have no errors but those that are explained', () => {
    const errors = files.flatMap((file) => {
      const known = explained.filter((one) => file.endsWith(one.file)).flatMap((one) => one.rules);
      return diagnose(textOf(file))
        .filter(({ severity, rule }) => severity === 'error' && !known.includes(rule))
        .map(({ rule, message }) => `${file}: ${rule} ${message}`);
    });
    assert.deepEqual(errors, []);
  }).timeout(60_000);

  it('have the errors that are explained', () => {
    const missing = explained.flatMap(({ file, rules: expected }) => {
      const name = files.find((one) => one.endsWith(file));
      const found = name === undefined ? [] : diagnose(textOf(name)).map(({ rule }) => rule);
      return expected.filter((rule) => !found.includes(rule)).map((rule) => `${file}: ${rule}`);
    });
    assert.deepEqual(missing, []);
  }).timeout(60_000);

  it('have the warnings that were looked at', () => {
    const found = files.flatMap((file) => diagnose(textOf(file)).filter(({ severity }) => severity === 'warning'));
    const counts = [...Map.groupBy(found, ({ rule }) => rule)].map(([rule, all]): [string, number] => [
      rule,
      all.length,
    ]);
    assert.deepEqual(Object.fromEntries(counts), warnings);
  }).timeout(60_000);

  it('are well-formed after each quick fix', () => {
    const broken = files.flatMap((file) => {
      const text = textOf(file);
      const before = parseTemplate(text).problems.length;
      return diagnose(text).flatMap(({ rule, fixes }) =>
        (fixes ?? [])
          .filter((fix) => parseTemplate(applied(fix, text)).problems.length > before)
          .map(({ title }) => `${file}: ${rule} ${title}`),
      );
    });
    assert.deepEqual(broken, []);
  }).timeout(60_000);

  function textOf(file: string): string {
    return readFileSync(path.join(folder ?? '', file), 'utf8');
  }
});
