import assert from 'node:assert/strict';
import { isAbsent, noSuchService } from '../../../server/src/core/catalog/absent.ts';
import { awsFailure } from '../../support/scriptedSession.ts';

describe('errors that mean that there is none', () => {
  it('are known by their code, and by what it says where it has several meanings', () => {
    const failure = awsFailure('denied', 'macie2:GetMacieSession', 'AccessDeniedException', 'Macie is not enabled.');
    assert.ok(isAbsent(failure, ['NoSuchBucket', 'AccessDeniedException']));
    assert.ok(isAbsent(failure, [{ code: 'AccessDeniedException', says: 'not ENABLED' }]));
    assert.ok(!isAbsent(failure, [{ code: 'AccessDeniedException', says: 'is not a member' }]));
    assert.ok(!isAbsent(failure, ['AccessDenied', { code: 'AccessDenied', says: 'not enabled' }]));
  });

  it('include that the region lacks the service, but not that it cannot be reached', () => {
    assert.ok(isAbsent(awsFailure('unsupported', 'waf-regional:ListWebACLs', 'ENOTFOUND'), [noSuchService]));
    assert.ok(!isAbsent(awsFailure('network', 'waf-regional:ListWebACLs', 'ENOTFOUND'), [noSuchService]));
    assert.ok(!isAbsent(awsFailure('denied'), [noSuchService]));
  });
});
