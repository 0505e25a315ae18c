import { expect, test } from 'vitest';
import { relations } from '../../../src-main/contract/answer.ts';
import { looksLikePage, parseAnswer, parseBody } from '../../../src-main/core/td/parse-answer.ts';
import { flags, sample } from './raw-server.ts';

const usage = { recentlyUsed: 'yes', frequentlyUsed: 'no', other: 'no' };
const bare = {
  sequenceId: '1648777165770866F82AC7F326307055',
  phoneNumberCount: 2,
  applicant: usage,
  emergency: null,
};

test('the four shapes of the document', () => {
  const relation = { relation_with_applicator: 'Spouse' };
  const unknown = { relation_with_applicator: 'Unknown', ...flags('Unknown', 'Unknown', 'Unknown') };
  expect(parseAnswer(sample({ ...relation, ...flags('True', 'False', 'False') }))).toEqual({
    ...bare,
    emergency: { relation: 'Spouse', relationRecognised: true, usage },
  });
  expect(parseAnswer(sample(relation))).toEqual({
    ...bare,
    emergency: { relation: 'Spouse', relationRecognised: true, usage: null },
  });
  expect(parseAnswer(sample(unknown))?.emergency).toEqual({
    relation: 'Unknown',
    relationRecognised: true,
    usage: { recentlyUsed: 'unknown', frequentlyUsed: 'unknown', other: 'unknown' },
  });
  expect(parseAnswer(sample())).toEqual(bare);
});

test.each([
  ['TRUE', 'yes'],
  ['true', 'yes'],
  [' True ', 'yes'],
  [true, 'yes'],
  ['fALSE', 'no'],
  [false, 'no'],
  ['UNKNOWN', 'unknown'],
  ['Maybe', 'unrecognised'],
  ['', 'unrecognised'],
  [null, 'unrecognised'],
  [1, 'unrecognised'],
  [{}, 'unrecognised'],
])('the flag %j reads as %s', (written, read) => {
  expect(parseAnswer(sample(undefined, flags(written, 'False', 'False')))?.applicant.recentlyUsed).toBe(read);
});

test('each flag is read from its own field', () => {
  expect(parseAnswer(sample(undefined, flags('True', 'Unknown', 'False')))?.applicant).toEqual({
    recentlyUsed: 'yes',
    frequentlyUsed: 'unknown',
    other: 'no',
  });
});

test.each(relations)('the relation %s is recognised', (relation) => {
  const emergency = parseAnswer(sample({ relation_with_applicator: relation }))?.emergency;
  expect(emergency).toEqual({ relation, relationRecognised: true, usage: null });
});

test('a relation outside the list is kept verbatim', () => {
  expect(parseAnswer(sample({ relation_with_applicator: ' Cousin (2nd)' }))?.emergency).toEqual({
    relation: ' Cousin (2nd)',
    relationRecognised: false,
    usage: null,
  });
});

test('empty usage flags beside a relation mean the relation alone', () => {
  for (const empty of [flags('', '', ''), flags(null, null, null)]) {
    const emergency = parseAnswer(sample({ relation_with_applicator: 'Parents', ...empty }))?.emergency;
    expect(emergency).toEqual({ relation: 'Parents', relationRecognised: true, usage: null });
  }
});

test('a flag missing among others in the emergency block does not lose the paid answer', () => {
  const emergency = parseAnswer(sample({ relation_with_applicator: 'Parents', is_recently_used: 'True' }))?.emergency;
  expect(emergency?.usage).toEqual({ recentlyUsed: 'yes', frequentlyUsed: 'unrecognised', other: 'unrecognised' });
});

test.each([null, '', {}, [], ['Spouse'], 'Unknown', false, 0])('an emergency block of %j counts as absent', (block) => {
  expect(parseAnswer(sample(block))).toEqual(bare);
});

test('extra fields are ignored everywhere', () => {
  const full = sample({ relation_with_applicator: 'Spouse', x: 1 }, { ...flags('True', 'False', 'False'), y: [] });
  expect(parseAnswer({ ...full, z: {}, result: { ...full.result, w: null } })).toEqual({
    ...bare,
    emergency: { relation: 'Spouse', relationRecognised: true, usage: null },
  });
});

const whole = sample();
test.each([
  ['no result', { ...whole, result: undefined }],
  ['a result that is null', { ...whole, result: null }],
  ['a result that is a list', { ...whole, result: [] }],
  ['no applicator_result', { ...whole, result: { phone_number_count: 2 } }],
  ['a flag missing of the applicant', sample(undefined, { is_recently_used: 'True', is_other: 'False' })],
])('%s is not the shape, hence no answer', (_what, body) => {
  expect(parseAnswer(body)).toBeNull();
  expect(parseBody(JSON.stringify(body))).toMatchObject({ kind: 'coded', code: 200, answer: null });
});

test.each([
  ['2', 2],
  [' 2 ', 2],
  [0, 0],
  [null, null],
  [undefined, null],
  ['', null],
  ['dua', null],
  [-1, null],
  [1.5, null],
  [[], null],
])('the count %j reads as %j, and never costs the answer', (written, read) => {
  const answer = parseAnswer({ ...whole, result: { ...whole.result, phone_number_count: written } });
  expect(answer).toEqual({ ...bare, phoneNumberCount: read });
});

test.each([
  ['"S-1"', 'S-1'],
  ['" S-1 "', 'S-1'],
  ['1764288000123', '1764288000123'],
  // More digits than a number of this language holds.
  ['16487771657708661234567', '16487771657708661234567'],
  ['null', null],
  ['""', null],
  ['"  "', null],
  ['[]', null],
  ['{"id":1}', null],
])('the sequence_id %s reads as %j, and never costs the answer', (written, read) => {
  const text = JSON.stringify(whole).replace(JSON.stringify(whole.sequence_id), written);
  expect(parseBody(text)).toMatchObject({ code: 200, sequenceId: read, answer: { ...bare, sequenceId: read } });
});

test('an answer without a sequence_id is an answer', () => {
  expect(parseAnswer({ ...whole, sequence_id: undefined })).toEqual({ ...bare, sequenceId: null });
});

test('a code as text is that code', () => {
  expect(parseBody(JSON.stringify({ ...whole, code: '200' }))).toMatchObject({ code: 200, answer: bare });
  expect(parseBody('{"code":" 12701 "}')).toMatchObject({ code: 12701 });
});

test.each([
  ['spouse', 'Spouse'],
  ['BROTHERS&SISTERS', 'Brothers&sisters'],
  [' parents ', 'Parents'],
])('the relation %j is %s', (written, read) => {
  const emergency = parseAnswer(sample({ relation_with_applicator: written }))?.emergency;
  expect(emergency).toEqual({ relation: read, relationRecognised: true, usage: null });
});

test('another code never carries an answer, whatever is in its result', () => {
  expect(parseBody(JSON.stringify({ ...whole, code: 12701 }))).toMatchObject({ code: 12701, answer: null });
});

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['OK', 'not-json'],
  ['{"code":200,"mess', 'not-json'],
  ['<error>no</error>', 'not-json'],
  ['{"code":"2OO"}', 'other-shape'],
  ['{"code":""}', 'other-shape'],
  ['{"code":200.5}', 'other-shape'],
  ['{}', 'other-shape'],
  ['[]', 'other-shape'],
  ['null', 'other-shape'],
  ['200', 'other-shape'],
  ['<html><body>Welcome</body></html>', 'page'],
])('the body %j is %s', (text, kind) => {
  expect(parseBody(text).kind).toBe(kind);
});

test('a code without message and sequence_id is still a code', () => {
  expect(parseBody('{"code":302}')).toEqual({
    kind: 'coded',
    code: 302,
    message: null,
    sequenceId: null,
    answer: null,
  });
  expect(parseBody('{"code":302,"message":7,"sequence_id":[]}')).toMatchObject({ message: null, sequenceId: null });
});

test('a page is told by how it begins', () => {
  expect(looksLikePage('\n<!-- portal -->\n<!DOCTYPE html>')).toBe(true);
  expect(looksLikePage('<?xml version="1.0"?><html xmlns="">')).toBe(true);
  expect(looksLikePage('<SCRIPT>location=1</SCRIPT>')).toBe(true);
  expect(looksLikePage('{"message":"<html>"}')).toBe(false);
  expect(looksLikePage('<htmlish>')).toBe(false);
});

test('a long run of blanks and comments does not stall the reader', () => {
  const before = performance.now();
  looksLikePage(`${' <!-- '.repeat(200_000)}`);
  looksLikePage(' '.repeat(1_000_000));
  expect(performance.now() - before).toBeLessThan(500);
});
