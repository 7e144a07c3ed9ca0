import type { Account } from '../../core/accounts/account.ts';
import { isSilent } from '../../core/events/heartbeat.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import { joined, plural } from '../../core/tree/words.ts';
import type { EventsStatus } from '../../protocol/events.ts';
import type { RoleNode } from '../../protocol/tree.ts';

/** `live, 3 s behind · 3 regions`; null: nothing is received yet, and only the role has something to say. */
export function realTimeState(
  { state, reason, lagMs, heartbeats }: EventsStatus,
  { id }: Account,
  now: number,
): Pick<RoleNode, 'description' | 'icon' | 'tone'> | null {
  if (state === 'off' || state === 'starting') return null;
  if (state === 'broken') {
    return { description: cleanText(reason ?? 'not connected', 300), icon: 'error', tone: 'error' };
  }
  const own = heartbeats.filter(({ accountId }) => accountId === id);
  const silent = own.filter(({ at }) => isSilent(at, now));
  const [longest] = silent.toSorted((a, b) => a.at - b.at);
  if (longest !== undefined) {
    const where = silent.length === 1 ? longest.region : plural(silent.length, 'region', 'regions');
    return {
      description: `no heartbeat of ${where} since ${relativeTime(longest.at, now)}`,
      icon: 'warning',
      tone: 'warning',
    };
  }
  const regions = own.length === 0 ? 'no heartbeat yet' : plural(own.length, 'region', 'regions');
  const behind = lagMs === null ? '' : `, ${lagWords(lagMs)} behind`;
  if (state === 'lagging') return { description: joined(`late${behind}`, regions), icon: 'warning', tone: 'warning' };
  return { description: joined(`live${behind}`, regions), icon: 'pulse', tone: own.length === 0 ? 'normal' : 'ok' };
}

function lagWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
