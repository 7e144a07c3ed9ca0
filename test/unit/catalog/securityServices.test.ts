import assert from 'node:assert/strict';
import { detectiveGraph } from '../../../server/src/core/catalog/detective.ts';
import { inspectorAccount } from '../../../server/src/core/catalog/inspector.ts';
import { macieSession } from '../../../server/src/core/catalog/macie.ts';
import { hub } from '../../../server/src/core/catalog/securityHub.ts';
import type { Absent } from '../../../server/src/core/catalog/types.ts';
import { type Fixture, onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

/** The fixture of a type, with another answer to one of the calls. */
function answering(type: string, call: string, output: object): Fixture {
  const fixture = readFixture(type);
  return { ...fixture, calls: { ...fixture.calls, [call]: [{ output }] } };
}

describe('security services that are not switched on in a region', () => {
  const off: readonly (readonly [typeof hub, string, Absent])[] = [
    [hub, 'securityhub:DescribeHub', 'InvalidAccessException'],
    [macieSession, 'macie2:GetMacieSession', { code: 'AccessDeniedException', says: 'Macie is not enabled.' }],
  ];
  for (const [type, call, error] of off) {
    it(`have no ${type.type}, and are asked nothing more`, async () => {
      const { outcome, sent } = await play(type, readFixture(type.type), new Map([[call, error]]));
      assert.deepEqual(outcome, { kind: 'ok', count: 0, incomplete: 0 });
      assert.equal(onlyOne(sent).call, call);
    });
  }

  it('have no AWS.Inspector.Account, and are asked nothing more of it', async () => {
    const disabled = { accounts: [{ accountId: '123456789012', state: { status: 'DISABLED' }, resourceState: {} }] };
    const { outcome, sent } = await play(
      inspectorAccount,
      answering(inspectorAccount.type, 'inspector2:BatchGetAccountStatus', disabled),
    );
    assert.deepEqual(outcome, { kind: 'ok', count: 0, incomplete: 0 });
    assert.equal(onlyOne(sent).call, 'inspector2:BatchGetAccountStatus');
  });

  it('are not known to be off where IAM refuses', async () => {
    const failing = new Map([['macie2:GetMacieSession', { code: 'AccessDeniedException', says: 'not authorized' }]]);
    assert.equal((await play(macieSession, readFixture(macieSession.type), failing)).outcome.kind, 'denied');
  });
});

describe('what a security service does for an organization', () => {
  const administered = [
    [inspectorAccount, 'inspector2', 'organizationConfiguration'],
    [macieSession, 'macie2', 'organizationConfiguration'],
    [detectiveGraph, 'detective', 'AutoEnable'],
    [hub, 'securityhub', 'OrganizationConfiguration'],
  ] as const;
  for (const [type, service, field] of administered) {
    it(`is asked of ${type.type} only where the account administers it, and is null elsewhere`, async () => {
      const others = { DelegatedAdministrators: [{ Id: '222222222222' }] };
      const { resources, sent } = await play(
        type,
        answering(type.type, 'organizations:ListDelegatedAdministrators', others),
      );
      assert.equal(onlyOne(resources).attributes[field], null);
      assert.deepEqual(onlyOne(resources).notRead, []);
      assert.ok(!sent.some(({ call }) => call === `${service}:DescribeOrganizationConfiguration`));
    });

    it(`is unknown of ${type.type}, not null, where nobody says who administers it`, async () => {
      const failing = new Map([['organizations:ListDelegatedAdministrators', 'AccessDenied']]);
      const { resources } = await play(type, readFixture(type.type), failing);
      assert.ok(!(field in onlyOne(resources).attributes));
    });
  }

  it('is decided by the account that administers a Macie session: a member is not asked', async () => {
    const administrator = { administrator: { accountId: '222222222222', relationshipStatus: 'Enabled' } };
    const { resources, sent } = await play(
      macieSession,
      answering(macieSession.type, 'macie2:GetAdministratorAccount', administrator),
    );
    assert.equal(onlyOne(resources).attributes['automatedDiscovery'], null);
    assert.ok(!sent.some(({ call }) => call === 'macie2:GetAutomatedDiscoveryConfiguration'));
  });
});

describe('Security Hub', () => {
  it('tells of the aggregator in the region where it collects, not in those that it collects from', async () => {
    const elsewhere = 'arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1';
    const { resources, sent } = await play(
      hub,
      answering(hub.type, 'securityhub:ListFindingAggregators', {
        FindingAggregators: [{ FindingAggregatorArn: elsewhere }],
      }),
    );
    assert.equal(onlyOne(resources).attributes['FindingAggregator'], null);
    assert.ok(!sent.some(({ call }) => call === 'securityhub:GetFindingAggregator'));
  });
});
