/** Real time for many kinds of resources, in two regions: what is done shows, with who did it, and what goes is gone. */
import assert from 'node:assert/strict';
import type { Connection } from '../../scripts/estate/connection.ts';
import { type EventKind, globalKinds, regionalKinds } from './support/eventKinds.ts';
import { member, useFollowedMember } from './support/followedMember.ts';

interface Made {
  readonly kind: EventKind;
  readonly at: Connection;
  readonly id: string;
  readonly resourceId: string;
}

describe('following events of many kinds', function () {
  this.timeout(120_000);
  const { app, connect, soon, one } = useFollowedMember();
  const made: Made[] = [];

  const keyOf = async ({ kind, resourceId }: Made) => {
    const all = await app().store.byResourceId(resourceId, { deleted: true });
    return all.find(({ type }) => type === kind.type);
  };

  /** The change of the resource that the event is the cause of, as soon as it is there. */
  async function changeBy(of: Made, eventName: string) {
    const found = soon(async () => {
      const key = await keyOf(of);
      if (key === undefined) return null;
      const changes = await app().store.history(key, { before: null, limit: 20 });
      return changes.find(({ cause }) => cause?.eventName === eventName);
    });
    return found;
  }

  const missing = new Set<string>();

  async function eachOf(work: (of: Made) => Promise<void>): Promise<void> {
    missing.clear();
    const nameOf = ({ kind, at }: Made) => `${kind.type} ${at.region}`;
    for (const of of made) missing.add(nameOf(of));
    await Promise.all(
      made.map(async (of) => {
        await work(of);
        missing.delete(nameOf(of));
      }),
    );
  }

  // A test that runs out of time does not say what it waited for.
  afterEach(function () {
    if (this.currentTest?.state === 'failed') process.stderr.write(`Nothing came of: ${[...missing].join(', ')}\n`);
  });

  it('finds what is created, and who created it', async () => {
    for (const region of member.regions) {
      const at = await connect(region);
      const kinds = region === 'us-east-1' ? [...regionalKinds, ...globalKinds] : regionalKinds;
      for (const kind of kinds) made.push({ kind, at, ...(await kind.create(at, member.id)) });
    }
    assert.ok(new Set(made.map(({ kind }) => kind.type)).size >= 20);
    await eachOf(async (of) => {
      const change = await changeBy(of, of.kind.events[0]);
      assert.equal(change.kind, 'created', of.kind.type);
      assert.ok(change.cause?.actor, of.kind.type);
    });
  });

  it('finds what is changed, with what changed', async () => {
    for (const { kind, at, id } of made) await kind.change(at, id);
    await eachOf(async (of) => {
      const change = await soon(async () => {
        const key = await keyOf(of);
        const [newest] = key === undefined ? [] : await app().store.history(key, { before: null, limit: 1 });
        return newest?.kind === 'modified' && newest.cause?.eventName === of.kind.events[1] ? newest : null;
      });
      assert.ok(change.diff !== null && Object.keys(change.diff).length > 0, of.kind.type);
    });
  });

  it('lets go what is deleted', async () => {
    for (const { kind, at, id } of made) await kind.remove(at, id);
    await eachOf(async (of) => {
      await soon(async () => (await one(of.kind.type, of.resourceId)) === null);
      const key = await keyOf(of);
      const [newest] = key === undefined ? [] : await app().store.history(key, { before: null, limit: 1 });
      assert.equal(newest?.kind, 'deleted', of.kind.type);
      assert.ok(newest.cause?.actor, of.kind.type);
    });
  });

  it('shows each call in the list of events', async () => {
    const events = await app().store.events({ accountIds: [member.id] }, { before: null, limit: 1_000 });
    for (const { kind, at } of made) {
      for (const name of kind.events) {
        assert.ok(
          events.some(({ eventName, region, actor }) => eventName === name && region === at.region && actor !== null),
          `${name} ${at.region}`,
        );
      }
    }
  });
});
