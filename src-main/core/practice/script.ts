/**
 * Which reply a question gets: a pure function of its digits and of how often it was asked before. Nothing here is
 * random, so a list gives the same report every time, and a test can choose any reply by its phone number.
 */
import {
  type EmergencyShape,
  emergencyBlock,
  type Flags,
  flags,
  type Success,
  successBody,
  usualCount,
  usualFlags,
} from './answers.ts';
import { draw, pick } from './digits.ts';
import type { Asked } from './parameters.ts';
import { codeReply, jsonHeaders, type PracticeCode, pageReply, type Reply, statusReply } from './replies.ts';

export type ReplyContext = {
  readonly sequenceId: string;
  /** How often this question was asked before. */
  readonly before: number;
  /** Milliseconds since the epoch, for `Retry-After` as a date. */
  readonly now: number;
};

type Scene = (asked: Asked, context: ReplyContext) => Reply;

/** The ordinary answer, charged, broken on its way: the provider was paid and the asker does not know. */
export function brokenReply(way: 'cut' | 'half' | 'silent', asked: Asked, context: ReplyContext): Reply {
  return { ...usualAnswer(asked, context), entry: way, way };
}

function answer(look: (asked: Asked) => Partial<Success>): Scene {
  return (asked, { sequenceId }) => {
    const key = keyOf(asked);
    const usual: Success = {
      applicant: flags.recentAndFrequent,
      count: usualCount(key),
      emergency: emergencyBlock(asked),
    };
    const body = successBody({ ...usual, ...look(asked) }, sequenceId);
    return { entry: 200, charged: true, status: 200, headers: jsonHeaders, body, way: 'whole' };
  };
}

const applicant = (values: Flags, more: Partial<Success> = {}) => answer(() => ({ applicant: values, ...more }));
const shaped = (shape: EmergencyShape) => answer((asked) => ({ emergency: emergencyBlock(asked, shape) }));
const code =
  (value: PracticeCode): Scene =>
  (_asked, { sequenceId }) =>
    codeReply(value, sequenceId);
const status = (value: number, headers: Readonly<Record<string, string>> = {}, charged = false): Scene => {
  return () => ({ ...statusReply(value, headers), charged });
};
const broken =
  (way: 'cut' | 'half' | 'silent'): Scene =>
  (asked, context) =>
    brokenReply(way, asked, context);
const body200 = (entry: string, body: string, charged: boolean): Scene => {
  return () => ({ entry, charged, status: 200, headers: jsonHeaders, body, way: 'whole' });
};
const retryAtDate: Scene = (_asked, { now }) =>
  statusReply(429, { 'retry-after': new Date(now + 2000).toUTCString(), date: new Date(now).toUTCString() });
const retryInSeconds = status(429, { 'retry-after': '1' });
const toLogin = status(302, { location: 'http://login.portal.example/' });
/** Scenes that depend on how often they were asked for: only their questions are counted. */
const remembering = new WeakSet<Scene>();

function once(first: Scene): Scene {
  const scene: Scene = (asked, context) => (context.before === 0 ? first(asked, context) : usualAnswer(asked, context));
  remembering.add(scene);
  return scene;
}

const usualAnswer: Scene = answer((asked) => ({ applicant: usualFlags('applicant', keyOf(asked)) }));

/**
 * A phone number that ends in 7799NN gets row NN of this table, any other the ordinary mix below it.
 *
 * | NN | reply | charged |
 * |----|-------|---------|
 * | 00–05 | answers: recent and frequent; recent only; frequent only; no link; another number; all Unknown | yes |
 * | 06 | flags in odd case | yes |
 * | 07 | flags as JSON booleans | yes |
 * | 08 | a flag outside the list ("Maybe") | yes |
 * | 09 | a relation outside the list ("Cousin") | yes |
 * | 10–13 | emergency block: full; relation only; all Unknown; absent (none was asked for: always absent) | yes |
 * | 14 | extra fields | yes |
 * | 15 | no link, phone_number_count 0 | yes |
 * | 16 | no link, the emergency contact is the Spouse with a recent number | yes |
 * | 20–26 | code 300; 301; 302; 303; 304; 305; 600 | no |
 * | 27 28 29 | code 11301; 11304; 11340 | no |
 * | 30 31 32 | code 11350; 12701; 99999 (in no document) | no |
 * | 33–39 | first try 11350; 600; 302; 303; 305; 304; 99999, then an ordinary answer | then yes |
 * | 40–43 | HTTP 401; 403; 407; 408 | no |
 * | 44 45 | HTTP 429 with Retry-After of 1 second; of a date 2 seconds away | no |
 * | 46–49 | HTTP 500; 502; 503; 504 | 500 yes, else no |
 * | 50–59 | first try HTTP 503; 429 (Retry-After 1 s); 408; 502; 504; 500 (charged); 401; 403; 407; 429 (date), then an ordinary answer | then yes |
 * | 60 | cut before any answer | yes |
 * | 61 | cut in the middle of the JSON | yes |
 * | 62 | 200, not JSON | yes |
 * | 63 | 200, an HTML page | no |
 * | 64 | HTTP 302 to a login page | no |
 * | 65 | never answers | yes |
 * | 66 67 68 69 | 200 with an empty body; JSON of another shape; code 200 without result; code as a text | yes |
 * | 70–74 | first try cut (charged); HTML page; never answers (charged); half JSON (charged); HTTP 302 to a login page, then an ordinary answer | then yes |
 * | 75 76 77 | HTTP 404 with HTML; HTTP 400 with code 11340 in its body; a body of 2 MiB (charged) | |
 */
const table: ReadonlyMap<number, Scene> = new Map<number, Scene>([
  [0, applicant(flags.recentAndFrequent)],
  [1, applicant(flags.recentOnly)],
  [2, applicant(flags.frequentOnly)],
  [3, applicant(flags.notLinked)],
  [4, applicant(flags.otherNumber)],
  [5, applicant(flags.unknown)],
  [6, applicant(['true', 'FALSE', 'uNkNoWn'])],
  [7, applicant([true, false, false])],
  [8, applicant(['Maybe', 'False', 'False'])],
  [9, answer((asked) => ({ emergency: emergencyBlock(asked, 'full', 'Cousin') }))],
  [10, shaped('full')],
  [11, shaped('relation-only')],
  [12, shaped('all-unknown')],
  [13, shaped('absent')],
  [14, answer(() => ({ extra: true }))],
  [15, applicant(flags.notLinked, { count: 0 })],
  [16, answer((asked) => ({ applicant: flags.notLinked, emergency: spouseInUse(asked) }))],
  ...([300, 301, 302, 303, 304, 305, 600, 11301, 11304, 11340, 11350, 12701, 99999] as const).map(
    (value, index) => [20 + index, code(value)] as const,
  ),
  ...([11350, 600, 302, 303, 305, 304, 99999] as const).map((value, index) => [33 + index, once(code(value))] as const),
  [40, status(401)],
  [41, status(403)],
  [42, status(407)],
  [43, status(408)],
  [44, retryInSeconds],
  [45, retryAtDate],
  [46, status(500, {}, true)],
  [47, status(502)],
  [48, status(503)],
  [49, status(504)],
  [50, once(status(503))],
  [51, once(retryInSeconds)],
  [52, once(status(408))],
  [53, once(status(502))],
  [54, once(status(504))],
  [55, once(status(500, {}, true))],
  [56, once(status(401))],
  [57, once(status(403))],
  [58, once(status(407))],
  [59, once(retryAtDate)],
  [60, broken('cut')],
  [61, broken('half')],
  [62, body200('not-json', 'OK', true)],
  [63, () => pageReply],
  [64, toLogin],
  [65, broken('silent')],
  [66, body200('empty', '', true)],
  [67, body200('other-shape', '{"status":"ok","data":[]}', true)],
  [68, body200('no-result', '{"code":200,"message":"","sequence_id":"0"}', true)],
  [69, body200('text-code', '{"code":"200","message":"","sequence_id":"0","result":{}}', true)],
  [70, once(broken('cut'))],
  [71, once(() => pageReply)],
  [72, once(broken('silent'))],
  [73, once(broken('half'))],
  [74, once(toLogin)],
  [75, status(404)],
  [76, (_asked, { sequenceId }) => ({ ...codeReply(11340, sequenceId), status: 400 })],
  [77, body200('huge', `{"code":200,"padding":"${'x'.repeat(2 * 1024 * 1024)}"}`, true)],
]);

/**
 * The ordinary mix, by NIK and phone together: 12 % no record (free) · 3 % internal error on the first try, then an
 * answer · 3 % an answer of nothing but Unknown (charged) · 82 % answers in the mix of answers.ts. None of them is left
 * in doubt.
 */
const ordinary: readonly (readonly [number, Scene])[] = [
  [12, code(12701)],
  [3, once(code(11350))],
  [3, applicant(flags.unknown)],
  [82, usualAnswer],
];

/** The row of the table a phone number orders; null: the ordinary mix. */
export function scriptRow(phone: string): number | null {
  const ending = /7799(\d\d)$/.exec(phone)?.[1];
  return ending !== undefined && table.has(Number(ending)) ? Number(ending) : null;
}

/** Whether the reply to this question can depend on `before`. */
export function remembersTries(asked: Asked): boolean {
  return remembering.has(sceneOf(asked));
}

export function replyTo(asked: Asked, context: ReplyContext): Reply {
  return sceneOf(asked)(asked, context);
}

/** Milliseconds an answer takes, by the digits. */
export function latencyOf(asked: Asked, range: { min: number; max: number }): number {
  return range.min + draw('latency', keyOf(asked), Math.max(1, range.max - range.min + 1));
}

function sceneOf(asked: Asked): Scene {
  const row = scriptRow(asked.phone);
  return (row === null ? undefined : table.get(row)) ?? pick('ordinary', keyOf(asked), ordinary);
}

function spouseInUse(asked: Asked): Success['emergency'] {
  const block = emergencyBlock(asked, 'full', 'Spouse');
  return block && { ...block, is_recently_used: 'True', is_frequently_used: 'False', is_other: 'False' };
}

function keyOf(asked: Asked): string {
  return `${asked.nik}:${asked.phone}`;
}
