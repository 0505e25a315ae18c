/**
 * Bodies of the simulated provider's successes: the four shapes of the emergency block and the odd spellings a tolerant
 * reader must cope with. Which question gets which is decided in script.ts.
 */
import { relations } from '../../contract/answer.ts';
import { draw, pick } from './digits.ts';
import type { Asked } from './parameters.ts';

/** Values as they go on the wire. */
export type Flags = readonly [recent: unknown, frequent: unknown, other: unknown];

export type Success = {
  readonly applicant: Flags;
  readonly count: number;
  readonly emergency: Readonly<Record<string, unknown>> | null;
  /** Fields the document does not know. */
  readonly extra?: boolean;
};

export const flags = {
  recentAndFrequent: ['True', 'True', 'False'],
  recentOnly: ['True', 'False', 'False'],
  frequentOnly: ['False', 'True', 'False'],
  notLinked: ['False', 'False', 'False'],
  otherNumber: ['False', 'False', 'True'],
  unknown: ['Unknown', 'Unknown', 'Unknown'],
} as const satisfies Record<string, Flags>;

export type EmergencyShape = 'full' | 'relation-only' | 'all-unknown' | 'absent';

export function successBody(success: Success, sequenceId: string): string {
  const result: Record<string, unknown> = {
    phone_number_count: success.count,
    applicator_result: flagBlock(success.applicant),
  };
  if (success.emergency !== null) {
    result.emergency_contact_result = success.emergency;
  }
  if (success.extra) {
    result.risk_hint = { level: 'none', tags: [] };
  }
  const envelope = { code: 200, message: '', sequence_id: sequenceId, result };
  return JSON.stringify(success.extra ? { ...envelope, server_time: 0, request_cost_ms: 12 } : envelope);
}

/**
 * What was asked decides the shape, as with the real one: without the contact's ID nothing, without its phone the
 * relation alone. `forced` is for script rows, and still shows nothing that was not asked for.
 */
export function emergencyBlock(
  asked: Asked,
  forced: EmergencyShape | null = null,
  relation: string | null = null,
): Success['emergency'] {
  const key = `${asked.nik}${asked.phone}`;
  if (asked.ecNik === '' || forced === 'absent') {
    return null;
  }
  const shape = forced ?? (asked.ecPhone === '' ? 'relation-only' : pickShape(key));
  if (shape === 'all-unknown') {
    return { relation_with_applicator: 'Unknown', ...flagBlock(flags.unknown) };
  }
  const said = relation ?? relations[draw('relation', key, relations.length - 1)] ?? 'Others';
  if (shape === 'relation-only') {
    return { relation_with_applicator: said };
  }
  return { relation_with_applicator: said, ...flagBlock(usualFlags('emergency', key)) };
}

function pickShape(key: string): EmergencyShape {
  return pick<EmergencyShape>('emergency-shape', key, [
    [85, 'full'],
    [15, 'all-unknown'],
  ]);
}

/** The mix of an ordinary portfolio; about one in six numbers is not linked, one in ten is another number of the person. */
export function usualFlags(salt: string, key: string): Flags {
  return pick<Flags>(`${salt}-flags`, key, [
    [42, flags.recentAndFrequent],
    [18, flags.recentOnly],
    [12, flags.frequentOnly],
    [17, flags.notLinked],
    [11, flags.otherNumber],
  ]);
}

export function usualCount(key: string): number {
  return 1 + draw('count', key, 4);
}

function flagBlock([recent, frequent, other]: Flags): Record<string, unknown> {
  return { is_recently_used: recent, is_frequently_used: frequent, is_other: other };
}
