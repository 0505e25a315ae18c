/** New versions of the program itself: from where, and how far one has come. Off until somebody names a server. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

/** https alone, and nothing in it that would be a secret or a question: the files lie in that folder. */
export function isUpdateAddress(text: string): boolean {
  return /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(\/[\w.~%/-]*)?$/i.test(text);
}

/** The public half of an Ed25519 pair as `openssl pkey -pubout` writes it: the one line of its PEM (RFC 8410, DER in base64). */
export function isUpdateKey(text: string): boolean {
  return /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/.test(text);
}

/** Where new versions lie, and whose signature they must bear: a public key, which is no secret, and is not called a key. */
export const updateSourceSchema = z.object({
  address: z.string().max(2000).refine(isUpdateAddress),
  signer: z.string().refine(isUpdateKey),
});
export interface UpdateSource extends z.infer<typeof updateSourceSchema> {}

/**
 * off: nobody named a server, nobody is asked. managed: this copy is updated by whoever installed it. idle: not looked yet.
 * found: newer than this one. ready: downloaded and checked. installing: agreed to, the program ends.
 */
export const updateStates = [
  'off',
  'managed',
  'idle',
  'checking',
  'current',
  'found',
  'downloading',
  'ready',
  'installing',
  'failed',
] as const;
export type UpdateState = (typeof updateStates)[number];

/**
 * unreachable: the server did not answer. elsewhere: it sends to another place. not-valid: what lies there is not for this
 * program. unsigned: its signature is missing or another's, or a file is not the one that was signed. publisher: Windows does
 * not know who made this program or the new one. not-installed: it was downloaded and could not be put in place.
 */
export const updateFaults = [
  'unreachable',
  'elsewhere',
  'not-valid',
  'unsigned',
  'publisher',
  'not-installed',
] as const;
export type UpdateFault = (typeof updateFaults)[number];

const updateStatusShape = z.object({
  state: z.enum(updateStates),
  /** Of the newer one that was found; null: none. */
  version: z.string().nullable(),
  /** Only when failed. */
  fault: z.enum(updateFaults).nullable(),
  /** Milliseconds since the epoch: when the server last answered. */
  checkedAt: z.int().nullable(),
  /** There is something to ask, and it waits until nothing is being sent. */
  waits: z.boolean(),
  /** From where, whoever set it; null: off. */
  address: z.string().nullable(),
  /** The organisation has set it, or has set that there are none. */
  setByOrganisation: z.boolean(),
});
export interface UpdateStatus extends z.infer<typeof updateStatusShape> {}
export const updateStatusSchema = named<UpdateStatus>(updateStatusShape);

export const updateCalls = {
  'updates.status': query({ input: z.object({}), output: updateStatusSchema }),
  /** Looks now; what it finds is told by `updates.changed`. Does nothing where it is off or under way. */
  'updates.check': command({ input: z.object({}), output: updateStatusSchema }),
};
