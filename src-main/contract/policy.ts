/** What the organisation's IT has set for everybody who uses the program on this machine. */
import { z } from 'zod';
import { retentionSchema } from './purposes.ts';
import { settingsShape } from './settings.ts';

const rupiah = z.number().positive().max(1_000_000_000_000);

/** The file as IT writes it: what it names is set, and nobody changes it here. A name that is not known is a mistake, not ignored. */
export const policySchema = z.strictObject({
  /** Of every account: where its provider is. */
  baseUrl: z.string().min(1).max(2000).optional(),
  /** As a connection's own (contract/proxy.ts), without a password. */
  proxy: z.string().min(1).max(1000).optional(),
  /** Rupiah: an account's caps may be lower, never higher or none. */
  dailyCap: rupiah.optional(),
  monthlyCap: rupiah.optional(),
  /** Days that a paid answer counts, as the setting of that name (contract/settings.ts). */
  reuseDays: settingsShape.shape.reuseDays.optional(),
  /** Days by purpose, as the setting of that name: what it names nobody changes here. */
  retention: retentionSchema.optional(),
  /** Whether numbers are masked on screen, as the setting of that name. */
  maskNumbers: z.boolean().optional(),
  /** Days between two backups that are made by themselves, as the setting of that name; 0: none. */
  backupEvery: settingsShape.shape.backupEvery.optional(),
  /** Nobody here may switch the lock off; where it is off, the window asks for it until it is on. */
  lockRequired: z.literal(true).optional(),
  /** Minutes until it locks by itself, as the setting of that name. */
  lockMinutes: settingsShape.shape.lockMinutes.optional(),
  /** Nobody here may have the memory of what crashes recorded. */
  crashDumps: z.literal(false).optional(),
  /** Where new versions of the program come from, with `updateSigner`; `none`: nowhere, and nobody here may name a place. */
  updateAddress: z.string().min(1).max(2000).optional(),
  /** Whose signature they must bear (contract/updates.ts). */
  updateSigner: z.string().min(1).max(1000).optional(),
});
export interface Policy extends z.infer<typeof policySchema> {}

/** Why a policy that is there cannot be followed. `open-to-others`: somebody who is not an administrator may write it. */
export const policyFaults = ['not-readable', 'not-json', 'not-valid', 'open-to-others'] as const;
export type PolicyFault = (typeof policyFaults)[number];

/** Letters of a name in it that are told: what is longer was no name. */
export const longestName = 60;

/** null: there is no policy. With a fault nothing is set and nothing is sent. */
export const policyStateSchema = z
  .object({
    /** Where the file lies. */
    path: z.string(),
    fault: z.enum(policyFaults).nullable(),
    /** Of `not-valid`: the first name in it that is not known, or whose value is none that can be meant; null: it is no list of names. */
    name: z.string().max(longestName).nullable(),
    set: z.object({
      baseUrl: z.string().nullable(),
      proxy: z.string().nullable(),
      dailyCap: rupiah.nullable(),
      monthlyCap: rupiah.nullable(),
      reuseDays: settingsShape.shape.reuseDays.nullable(),
      retention: retentionSchema.nullable(),
      maskNumbers: z.boolean().nullable(),
      backupEvery: settingsShape.shape.backupEvery.nullable(),
      lockRequired: z.literal(true).nullable(),
      lockMinutes: settingsShape.shape.lockMinutes.nullable(),
      crashDumps: z.literal(false).nullable(),
      updateAddress: z.string().nullable(),
      updateSigner: z.string().nullable(),
    }),
  })
  .nullable();
export type PolicyState = z.infer<typeof policyStateSchema>;

/** Of a policy that names nothing, and of one that cannot be followed. */
export const nothingSet = {
  baseUrl: null,
  proxy: null,
  dailyCap: null,
  monthlyCap: null,
  reuseDays: null,
  retention: null,
  maskNumbers: null,
  backupEvery: null,
  lockRequired: null,
  lockMinutes: null,
  crashDumps: null,
  updateAddress: null,
  updateSigner: null,
} as const satisfies NonNullable<PolicyState>['set'];

/** Of a policy that cannot be followed it is not known: then no. */
export function allowsCrashDumps(policy: PolicyState): boolean {
  return policy === null || (policy.fault === null && policy.set.crashDumps !== false);
}
