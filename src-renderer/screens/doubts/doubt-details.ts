/**
 * The attempts behind the doubts on screen. A page of doubts does not carry them, so they are asked for row by row, only
 * for rows that stay in view, and kept until something of their list changes.
 */
import { useEffect, useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { call, useCoreEvent } from '../../core/core.ts';

/** Milliseconds a row must be in view: one that is scrolled past is never asked for. */
const afterMs = 120;
/** More than a screen shows many times over; the oldest go first. */
const mostKept = 2_000;

const kept = new Map<number, LookupDetail>();
/** Several cells of a row ask at once: one reading serves them all. */
const underWay = new Map<number, Promise<LookupDetail | null>>();

function read(lookupId: number): Promise<LookupDetail | null> {
  const already = underWay.get(lookupId);
  if (already !== undefined) return already;
  const reading = call('history.get', { lookupId }).then((result) => {
    underWay.delete(lookupId);
    if (!result.ok) return null;
    kept.delete(lookupId);
    kept.set(lookupId, result.value);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return result.value;
  });
  underWay.set(lookupId, reading);
  return reading;
}

export function useDoubtDetail(lookupId: number, listId: number): LookupDetail | null {
  const [detail, setDetail] = useState(() => kept.get(lookupId) ?? null);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void read(lookupId).then((found) => {
        if (current && found !== null) setDetail(found);
      });
    }, afterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [lookupId, turn]);

  useCoreEvent((event) => {
    if (event.name !== 'lookups.changed' || event.payload.listId !== listId) return;
    const { lookupIds } = event.payload;
    if (lookupIds.length === 0 || lookupIds.includes(lookupId)) setTurn((n) => n + 1);
  });
  return detail?.lookupId === lookupId ? detail : null;
}
