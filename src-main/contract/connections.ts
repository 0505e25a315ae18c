/** One provider account: its address, the way there, pace and policies. Key and proxy password can be set but are never returned. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { pastedSecret } from './pasted-text.ts';
import { queueReasonSchema } from './reasons.ts';
import { queueStateSchema } from './states.ts';

export const inDoubtPolicySchema = z.enum(['hold', 'resend']);

/** Pace, price and policies of a connection, with their units. */
export const connectionSettingsShape = z.object({
  /** Requests per second, at most; fractions allowed. */
  ratePerSecond: z.number().positive().max(1000),
  /** Requests under way at the same time, at most. */
  concurrency: z.int().min(1).max(64),
  /** Rupiah per charged answer. */
  pricePerCall: z.number().nonnegative().max(100_000_000),
  /** What becomes of a request that left and brought no answer back: hold as in_doubt, or send again (may pay twice). */
  inDoubtPolicy: inDoubtPolicySchema,
  /** Milliseconds for one request, from connecting to the last byte of the answer. */
  timeoutMs: z.int().min(50).max(600_000),
  /** Milliseconds: the first backoff is drawn from 0 to this, and doubles its bound up to `retryMaxMs`. */
  retryBaseMs: z.int().min(1).max(600_000),
  retryMaxMs: z.int().min(1).max(86_400_000),
  /** Attempts that reached the provider before a lookup is `failed`. */
  maxAttempts: z.int().min(1).max(50),
  /**
   * Rupiah per local day and calendar month, at most; null: no cap. The queue pauses before a call that could cross it.
   * A call whose charge is unknown counts as charged. Without a price a cap stops nothing.
   */
  dailyCap: z.number().positive().max(1_000_000_000_000).nullable(),
  monthlyCap: z.number().positive().max(1_000_000_000_000).nullable(),
});
export interface ConnectionSettings extends z.infer<typeof connectionSettingsShape> {}

/** How often one question can be charged at most: under `resend` every try that brings no answer back may be. */
export function mostCharges(settings: Pick<ConnectionSettings, 'inDoubtPolicy' | 'maxAttempts'>): number {
  return settings.inDoubtPolicy === 'resend' ? settings.maxAttempts : 1;
}

export const connectionDefaults: ConnectionSettings = {
  ratePerSecond: 5,
  concurrency: 4,
  pricePerCall: 0,
  inDoubtPolicy: 'hold',
  timeoutMs: 30_000,
  retryBaseMs: 1_000,
  retryMaxMs: 60_000,
  maxAttempts: 6,
  dailyCap: null,
  monthlyCap: null,
};

const connectionShape = connectionSettingsShape.extend({
  id: z.int(),
  name: z.string(),
  kind: z.enum(['practice', 'account']),
  /** Without key or partner code. For the practice connection: where its server listens now, or empty. */
  baseUrl: z.string(),
  partnerCode: z.string(),
  /** `system`, `none` or `http://[user@]host:port` (proxy.ts). Of the practice connection always `none`. */
  proxy: z.string(),
  /** Whether a password for that proxy is stored. */
  proxySealed: z.boolean(),
  /** The authorities of the company that are trusted besides the usual ones; empty: none. `until`: milliseconds since the epoch. */
  ca: z.array(z.object({ name: z.string(), until: z.number() })),
  /** What counts towards the caps: rupiah of charged and unknown attempts, this local day and this calendar month. */
  spent: z.object({ today: z.number(), month: z.number() }),
  queue: z.object({
    state: queueStateSchema,
    reason: queueReasonSchema.nullable(),
    /** Milliseconds since the epoch. */
    since: z.number(),
    /** When it will look again by itself, milliseconds since the epoch; null: not before somebody acts. */
    nextTryAt: z.number().nullable(),
    /** Who issued the certificate that is not trusted, or which proxy (`host:port`) it is; absent: it is not known now. */
    about: z.string().optional(),
  }),
});
export interface Connection extends z.infer<typeof connectionShape> {}
export const connectionSchema = named<Connection>(connectionShape);

const nameSchema = z.string().trim().min(1).max(80);
const baseUrlSchema = z.string().trim().max(2000);
const partnerCodeSchema = pastedSecret(200);
export const partnerKeySchema = pastedSecret(500);
const proxySchema = z.string().trim().max(1000);
/** As it is: blanks may belong to it. Without line breaks, which no login form takes. */
export const proxyPasswordSchema = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => !/\p{Cc}/u.test(text));
/** The text of a PEM file. */
const caSchema = z.string().max(1_000_000);

/**
 * How the outside is reached. Absent keeps what is there; a password is dropped with the proxy it was for, so that it goes to no
 * other host. Errors: `connection-proxy-invalid` (details.problem: a `ProxyFault`), `connection-ca-invalid`
 * (details.problem: a `CaFault`).
 */
const waySchema = z.object({
  proxy: proxySchema.optional(),
  /** null: none. */
  proxyPassword: proxyPasswordSchema.nullable().optional(),
  /** null: none. Only the certificates in it are kept. */
  ca: caSchema.nullable().optional(),
});
export interface WayInput extends z.infer<typeof waySchema> {}

/** Where a connection could not be made. Nothing of a request has left then. */
export const reachFailures = [
  'name-not-resolved',
  'refused',
  'timeout',
  'tls-certificate',
  'tls-failure',
  'network',
  'captive-page',
  'proxy-unreachable',
  'proxy-password',
  'proxy-windows-login',
  'proxy-denied',
  'proxy-failed',
  'proxy-unsupported',
] as const;
export type ReachFailure = (typeof reachFailures)[number];

/** Whose certificates vouched for the provider's: those that came with the program, the machine's, or the company's file. */
export const trustSources = ['bundled', 'system', 'own'] as const;
export type TrustSource = (typeof trustSources)[number];

/** What of an account is typed or pasted; a form checks by it before it sends. */
export const connectionAccountSchema = z.object({
  name: nameSchema,
  baseUrl: baseUrlSchema,
  partnerCode: partnerCodeSchema,
  partnerKey: partnerKeySchema,
});

export const connectionCalls = {
  'connections.list': query({ input: z.object({}), output: z.object({ connections: z.array(connectionSchema) }) }),
  'connections.create': command({
    input: connectionAccountSchema.extend({
      settings: connectionSettingsShape.partial().default({}),
      ...waySchema.shape,
    }),
    output: connectionSchema,
  }),
  'connections.update': command({
    input: z.object({
      id: z.int(),
      name: nameSchema.optional(),
      baseUrl: baseUrlSchema.optional(),
      partnerCode: partnerCodeSchema.optional(),
      /** Absent keeps the key that is there. */
      partnerKey: partnerKeySchema.optional(),
      settings: connectionSettingsShape.partial().optional(),
      ...waySchema.shape,
    }),
    output: connectionSchema,
  }),
  /** Refused (`connection-in-use`) while it has lookups that are not final; its history stays. */
  'connections.delete': command({ input: z.object({ id: z.int() }), output: z.object({}) }),
  /**
   * A TCP (and for https a TLS) reach of the base URL, by the proxy where there is one: never a paid call. Of a form that is not
   * saved yet: what it says, and for what it leaves out the connection `like`, whose password goes to its own proxy alone.
   */
  'connections.test': query({
    input: z.union([
      z.object({ id: z.int() }),
      z.object({ baseUrl: baseUrlSchema, like: z.int().nullable().default(null), ...waySchema.shape }),
    ]),
    output: z.object({
      reachable: z.boolean(),
      /** Where it failed; null when reachable. */
      failure: z.enum(reachFailures).nullable(),
      milliseconds: z.number(),
      /** `host:port` of the proxy it went by, or failed at; null: straight. */
      proxy: z.string().nullable(),
      /** Who issued the certificate that was shown, trusted or not; null: none was, or it does not say. */
      issuer: z.string().nullable(),
      /** Whose authority vouched for it; null: nobody's. */
      trust: z.enum(trustSources).nullable(),
    }),
  }),
};
