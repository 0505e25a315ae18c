/** The first table of td-api.md, row by row, through a real socket. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf, queueReasons } from '../../../src-main/contract/reasons.ts';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { codeTable, meaningOfCode, type ProviderCode } from '../../../src-main/core/td/codes.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { accountAt, question, type RawServer, rawServer, response, sample } from './raw-server.ts';

let server: RawServer;
let client: TdClient;
let status = 200;
let body = '';
let questions = 0;

beforeAll(async () => {
  server = await rawServer((socket) => socket.write(response(status, body)));
  client = createTdClient({ clock: realClock(), network: testNetwork() });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

/** A tracking id of its own, as every answer of the provider has. */
function freshId(): string {
  questions += 1;
  return `S-${questions}`;
}

function freshSample(...args: Parameters<typeof sample>) {
  return { ...sample(...args), sequence_id: freshId() };
}

async function ask(answer: unknown, httpStatus = 200) {
  status = httpStatus;
  body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return client.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 });
}

const running = { state: 'running' };
const paused = (reason: string) => ({ state: 'paused', reason });
const stopped = (reason: string) => ({ state: 'stopped', reason });

type Expected = readonly [message: string, kind: string, charge: string, row: string, queue: { state: string }];

// Written out again on purpose, from td-api.md: a slip in codes.ts must not move this with it.
const rows = {
  200: ['', 'answered', 'charged', 'answered', running],
  12701: ['No record', 'no-record', 'free', 'no_record', running],
  11301: ['phone_number empty', 'refused', 'free', 'refused', running],
  11340: ['id_number error', 'refused', 'free', 'refused', running],
  11350: ['Internal error', 'internal-error', 'free', 'retry', running],
  302: ['Traffic blocked', 'traffic', 'free', 'untouched', paused('traffic-blocked')],
  303: ['Traffic insufficient', 'traffic', 'free', 'untouched', paused('traffic-insufficient')],
  300: ['Service not purchased or not effective', 'account', 'free', 'untouched', stopped('not-effective')],
  301: ['Service not purchased', 'account', 'free', 'untouched', stopped('not-purchased')],
  304: ['Service expired', 'account', 'free', 'untouched', stopped('expired')],
  11304: ['The country partner located is not open', 'account', 'free', 'untouched', stopped('country-not-open')],
  305: ['Daily maximum', 'traffic', 'unknown', 'untouched', paused('daily-maximum')],
  600: ['Service limit', 'internal-error', 'unknown', 'retry', running],
} as const satisfies Record<ProviderCode, Expected>;

/** In no table. */
const others = [12345, 0, -1, 201];

test('the table has the codes written out here, and no other', () => {
  expect(Object.keys(codeTable)).toEqual(Object.keys(rows));
});

test.each(Object.keys(codeTable).map(Number) as ProviderCode[])(
  'code %i means for the row, the queue and the bill what td-api.md says',
  async (code) => {
    const [message, kind, charge, row, queue] = rows[code];
    const sample = code === 200 ? freshSample() : { code, message, sequence_id: freshId(), result: null };
    expect(await ask(sample)).toEqual({
      kind,
      charge,
      row,
      queue,
      httpStatus: 200,
      code,
      message,
      sequenceId: sample.sequence_id,
      raw: JSON.stringify(sample),
      answer: code === 200 ? expect.anything() : null,
      retryAfterMs: null,
    });
  },
);

test.each(others)('any other code, %i, fails the row with its words, its charge unknown', async (code) => {
  const message = code === -1 ? '' : 'Something new';
  const answer = { code, message, sequence_id: freshId(), result: null };
  expect(await ask(answer)).toEqual({
    kind: 'unknown-code',
    charge: 'unknown',
    row: 'failed',
    queue: running,
    httpStatus: 200,
    code,
    message,
    sequenceId: answer.sequence_id,
    raw: JSON.stringify(answer),
    answer: null,
    retryAfterMs: null,
  });
});

test('code 200 is answered and charged, with the answer parsed and the raw one kept', async () => {
  const answer = freshSample();
  expect(await ask(answer)).toEqual({
    kind: 'answered',
    charge: 'charged',
    row: 'answered',
    queue: running,
    httpStatus: 200,
    code: 200,
    message: '',
    sequenceId: answer.sequence_id,
    raw: JSON.stringify(answer),
    answer: {
      sequenceId: answer.sequence_id,
      phoneNumberCount: 2,
      applicant: { recentlyUsed: 'yes', frequentlyUsed: 'no', other: 'no' },
      emergency: null,
    },
    retryAfterMs: null,
  });
});

test('an answer of nothing but Unknown is still answered and charged', async () => {
  const unknown = { is_recently_used: 'Unknown', is_frequently_used: 'Unknown', is_other: 'Unknown' };
  expect(await ask(freshSample(undefined, unknown))).toMatchObject({ kind: 'answered', charge: 'charged' });
});

test('a 200 whose JSON is not the documented shape is in doubt, with what is known of it', async () => {
  const answer = { ...freshSample(), result: {} };
  expect(await ask(answer)).toMatchObject({
    kind: 'in-doubt',
    charge: 'unknown',
    row: 'in_doubt',
    code: 200,
    message: 'NOT_AN_ANSWER',
    sequenceId: answer.sequence_id,
    answer: null,
  });
});

test.each([201, 202, 400, 404, 422, 500, 503, 403, 401, 302, 599])(
  'under HTTP %i, too, a whole body of the provider with a known code is the answer',
  async (http) => {
    expect(await ask({ code: 11340, message: 'name error', sequence_id: freshId() }, http)).toMatchObject({
      kind: 'refused',
      row: 'refused',
      charge: 'free',
      httpStatus: http,
      code: 11340,
    });
    expect(await ask(freshSample(), http)).toMatchObject({ kind: 'answered', charge: 'charged' });
  },
);

test('only 200 is charged, and what the document does not have is a decision', () => {
  const those = (has: (row: (typeof codeTable)[ProviderCode]) => boolean) =>
    Object.entries(codeTable).flatMap(([code, row]) => (has(row) ? [Number(code)] : []));
  expect(those((row) => row.charge === 'charged')).toEqual([200]);
  expect(those((row) => row.source === 'decision')).toEqual([305, 600]);
});

test('a reason that bears the provider’s number is what that code brings', () => {
  const borne = queueReasons.flatMap((reason) => {
    const { providerCode } = factsOf(reason);
    return providerCode === null ? [] : [[providerCode, { state: factsOf(reason).state, reason }] as const];
  });
  expect(borne).toHaveLength(7);
  for (const [code, queue] of borne) expect(meaningOfCode(code).queue).toEqual(queue);
});

test('a byte order mark and white space around the JSON do no harm', async () => {
  expect(await ask(`\ufeff\n ${JSON.stringify(freshSample())} \n`)).toMatchObject({ kind: 'answered' });
});

test('exactly the documented request goes out', async () => {
  await ask(freshSample());
  const request = server.requests.at(-1) ?? '';
  const [head = '', sent = ''] = request.split('\r\n\r\n');
  const [line, ...headers] = head.split('\r\n');
  expect(line).toBe('POST /check?partner_code=branch-7&partner_key=sekrit%20%2Bkey%2F4711%26%22%3C%3E HTTP/1.1');
  expect(headers.map((header) => header.split(':')[0]?.toLowerCase()).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'content-length',
    'content-type',
    'host',
  ]);
  expect(headers).toContain('content-type: application/json');
  expect(headers).toContain('accept-encoding: identity');
  expect(JSON.parse(sent)).toEqual({
    country: 'ID',
    id_type: 'KTP',
    id_number: question.nik,
    phone_number: question.phone,
    name: question.name,
    emergency_contact_id: question.ecNik,
    emergency_contact_phone: question.ecPhone,
    emergency_contact_name: question.ecName,
  });
});
