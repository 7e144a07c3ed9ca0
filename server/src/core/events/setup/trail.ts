/** EventBridge has events of CloudTrail only where a trail logs them. */
import type { Known, TrailFacts } from './facts.ts';
import { bad, fine, type Judged, unread, weak } from './finding.ts';
import { loggedBy } from './selectors.ts';

const hint =
  'Have a trail of all regions log management events, those that write at least: CloudTrail console, "Create trail" or the trail’s "Management events".';

/** @param isHome of the region where the global services tell of their changes */
export function judgeTrails(trails: Known<readonly TrailFacts[]>, isHome: boolean): Judged {
  if ('problem' in trails) return unread('trail', trails.problem);
  if (trails.value.length === 0) return bad('trail', 'No trail logs here, so CloudTrail tells of nothing.', hint);
  const states = trails.value
    .map((trail) => ({ trail, ...stateOf(trail, isHome) }))
    .toSorted((a, b) => a.rank - b.rank);
  const [best] = states;
  if (best === undefined) return bad('trail', 'No trail logs here, so CloudTrail tells of nothing.', hint);
  return best.judged;
}

interface TrailState {
  /** The lower, the better. */
  readonly rank: number;
  readonly judged: Judged;
}

function stateOf(trail: TrailFacts, isHome: boolean): TrailState {
  const { arn, isLogging, selectors } = trail;
  if ('problem' in isLogging) return { rank: 3, judged: unread('trail', isLogging.problem) };
  if (!isLogging.value) {
    const start = `aws cloudtrail start-logging --name ${arn} --region ${trail.homeRegion}`;
    return { rank: 4, judged: bad('trail', `The trail does not log: ${arn}`, 'Start its logging.', start) };
  }
  if ('problem' in selectors) return { rank: 3, judged: unread('trail', selectors.problem) };
  const { writes, leavesOut } = loggedBy(selectors.value);
  if (!writes) {
    return { rank: 4, judged: bad('trail', `The trail logs no management events that write: ${arn}`, hint) };
  }
  if (isHome && !trail.includesGlobal) {
    return {
      rank: 2,
      judged: weak(
        'trail',
        `The trail leaves out IAM and other global services: ${arn}`,
        'Make it a trail of all regions.',
      ),
    };
  }
  if (leavesOut !== null) {
    return {
      rank: 1,
      judged: weak('trail', `The trail ${arn} leaves out: ${leavesOut}`, 'Have it log the events of all services.'),
    };
  }
  return { rank: 0, judged: fine('trail', `The trail logs what changes: ${arn}`) };
}
