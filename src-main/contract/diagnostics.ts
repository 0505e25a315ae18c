/** How the program is doing, for whoever is asked to help: figures and codes, nobody's data. */
import { z } from 'zod';
import { named, query } from './call.ts';
import { keyringKindSchema } from './keys.ts';
import { troubleEvents } from './log-events.ts';
import { policyFaults } from './policy.ts';
import { queueReasonSchema } from './reasons.ts';
import { queueStateSchema, stateCountsSchema } from './states.ts';

/** A trouble of the log; alike ones are told once. */
const troubleShape = z.object({
  event: z.enum(troubleEvents),
  /** When it last happened, milliseconds since the epoch. */
  at: z.number(),
  /** How often in what is kept of the log. */
  times: z.int(),
  /** An error's code, or that of the refusal; null: it has none. */
  code: z.string().nullable(),
});
export interface Trouble extends z.infer<typeof troubleShape> {}

const laneShape = z.object({
  connectionId: z.int(),
  kind: z.enum(['practice', 'account']),
  state: queueStateSchema,
  reason: queueReasonSchema.nullable(),
  /** Milliseconds since the epoch. */
  since: z.number(),
  nextTryAt: z.number().nullable(),
  /** Who says the way: the connection, or this machine's settings. */
  wayBy: z.enum(['connection', 'system']),
  /** The way itself; `unknown`: the machine does not say. */
  way: z.enum(['direct', 'proxy', 'unsupported', 'unknown']),
  /** `host:port` of the proxy, without a user; null: none. */
  proxy: z.string().nullable(),
  /** A password for that proxy is stored. */
  proxySealed: z.boolean(),
  /** Authorities of the company that are trusted besides the usual ones, and when the first of them expires. */
  ownAuthorities: z.int(),
  ownAuthoritiesUntil: z.number().nullable(),
});

const diagnosticsShape = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  program: z.object({
    version: z.string(),
    host: z.enum(['electron', 'web', 'cli']),
    node: z.string(),
    electron: z.string().nullable(),
    chromium: z.string().nullable(),
    sqlite: z.string(),
    /** `linux 6.1.0`, `win32 10.0.22631`. */
    system: z.string(),
    arch: z.string(),
    upSeconds: z.int(),
    memoryBytes: z.int(),
  }),
  data: z.object({
    role: z.enum(['owner', 'reader']),
    schema: z.int(),
    keyring: keyringKindSchema,
    weakKeyring: z.boolean(),
    databaseBytes: z.int(),
    /** What is written and not in the database's own file yet. */
    walBytes: z.int(),
    logBytes: z.int(),
    /** null: none. */
    newestBackupAt: z.number().nullable(),
    backups: z.int(),
    backupBytes: z.int(),
  }),
  /** How late the program comes to its turns, in milliseconds over the last seconds; null: it began to look just now. */
  eventLoop: z.object({ usual: z.number(), p99: z.number(), most: z.number() }).nullable(),
  queue: z.object({
    state: queueStateSchema,
    reason: queueReasonSchema.nullable(),
    draining: z.boolean(),
    open: z.int(),
    ratePerSecond: z.number().nullable(),
    states: stateCountsSchema,
  }),
  lanes: z.array(named<z.infer<typeof laneShape>>(laneShape)),
  /** `systemRead`: false where this machine's could not be read. */
  certificates: z.object({ bundled: z.int(), system: z.int(), systemRead: z.boolean() }),
  policy: z.enum(['none', 'followed', ...policyFaults]),
  /** Newest first, twenty at most. */
  troubles: z.array(named<Trouble>(troubleShape)),
});
export interface Diagnostics extends z.infer<typeof diagnosticsShape> {}

/** A file of the support bundle, as it will be saved. */
const bundleFileShape = z.object({ name: z.string(), text: z.string() });
export interface BundleFile extends z.infer<typeof bundleFileShape> {}

export const diagnosticsCalls = {
  'diagnostics.read': query({ input: z.object({}), output: named<Diagnostics>(diagnosticsShape) }),
  /** Makes a support bundle and shows all of it; nothing is saved. */
  'diagnostics.bundle': query({
    input: z.object({}),
    output: z.object({ bundleId: z.string(), files: z.array(named<BundleFile>(bundleFileShape)) }),
  }),
  /** Saves what was shown, as a zip, and nothing else. Errors: `not-found` (another was made since), `file-not-writable`, `disk-full`. */
  'diagnostics.saveBundle': query({
    input: z.object({ bundleId: z.string(), fileId: z.string() }),
    output: z.object({ fileName: z.string(), bytes: z.int() }),
  }),
  /** Shows the folder of the log in the system's file manager. Errors: `dialogs-unavailable` (there is none here). */
  'diagnostics.showLogs': query({ input: z.object({}), output: z.object({}) }),
};
