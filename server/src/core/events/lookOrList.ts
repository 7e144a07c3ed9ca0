/** Whether what events touched is looked up, or all of its type and region listed. */
import type { ListedType } from '../catalog/types.ts';

/** So few are looked up in any case: that tells of each who changed it. */
const FEW = 10;
/** Where nobody knows how many calls a list takes, since it is one for each parent. */
const MANY = 50;
/** A page of an ordinary list. */
const PAGE = 100;

/** What takes fewer calls. `known`: how many the inventory has. */
export function isCheaperListed(type: ListedType, due: number, known: number): boolean {
  const { lookup, lists, details } = type;
  if (lookup === null) return true;
  if (due <= FEW) return false;
  if (lists.some(({ needs, follow }) => needs.length > 0 || follow !== undefined)) return due > MANY;
  const there = Math.max(known, due);
  const listed = lists.length * Math.ceil(there / PAGE) + there * details.length;
  const lookedUp = Math.ceil(due / (lookup.many?.size ?? 1)) + due * details.length;
  return listed < lookedUp;
}
