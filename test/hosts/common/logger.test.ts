/** The log: masked, bounded, private, and never a reason to fail. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLogger, redact, redactFact } from '../../../src-main/hosts/common/logger.ts';
import { tempDir } from '../../fakes/ports.ts';

const about = { host: 'test', version: '1' };

describe('redaction', () => {
  test.each([
    ['https://x.example/q?partner_key=S3cr3t&partner_code=BDG', 'https://x.example/q?partner_key=***&partner_code=***'],
    ['{"partner_key":"S3cr3t","a":1}', '{"partner_key":"***","a":1}'],
    ['partnerKey: S3cr3t', 'partnerKey: ***'],
    ['to=https%3A%2F%2Fx%3Fpartner_key%3dS3cr3t', 'to=https%3A%2F%2Fx%3Fpartner_key%3d***'],
    ['to=partner_key%253DS3cr3t', 'to=partner_key%253D***'],
    ['{\\"partner_key\\":\\"S3cr3t\\"}', '{\\"partner_key\\":\\"***\\"}'],
    ['nik 3273014507900001 is wrong', 'nik *** is wrong'],
    ['phone 0812-3456-7890', 'phone ***'],
    ['+62 812 3456 7890', '+***'],
    ['attempt 123456789 of lookup 42', 'attempt 123456789 of lookup 42'],
  ])('%s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  test('masks a NIK that came as a number and leaves a time alone', () => {
    expect(redactFact(3273014507900001)).toBe('***');
    expect(redactFact(1_795_000_000_000)).toBe(1_795_000_000_000);
  });
});

test('what reaches the disk is masked, in facts, messages, stacks and causes', () => {
  const dir = tempDir();
  const logger = createLogger(dir, about);
  const error = new Error('asked with partner_key=S3cr3t', { cause: 'for 3273014507900001' });
  logger.info('started', { url: 'https://x.example/?partner_key=S3cr3t' });
  logger.error('failed', error, { phone: '081234567890' });
  logger.warn('odd', { nik: 3273014507900001 });
  logger.close();
  const text = readFileSync(join(dir, 'logs', 'sambung.log'), 'utf8');
  expect(text).not.toMatch(/S3cr3t|3273014507900001|081234567890/);
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ event }) => event)).toEqual(['started', 'failed', 'odd']);
  expect(lines[1].error.stack).toContain('logger.test.ts');
});

test.runIf(process.platform !== 'win32')('the log is readable by its owner alone', () => {
  const dir = tempDir();
  createLogger(dir, about).info('a');
  expect(statSync(join(dir, 'logs')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dir, 'logs', 'sambung.log')).mode & 0o777).toBe(0o600);
});

test('the log never grows beyond its bound', () => {
  const dir = tempDir();
  const logger = createLogger(dir, about, { bytes: 2_000, kept: 2 });
  for (let n = 0; n < 200; n += 1) logger.info('line', { n });
  logger.close();
  const names = readdirSync(join(dir, 'logs')).sort();
  expect(names).toEqual(['sambung.log', 'sambung.log.1', 'sambung.log.2']);
  for (const name of names) expect(statSync(join(dir, 'logs', name)).size).toBeLessThanOrEqual(2_000);
  expect(readFileSync(join(dir, 'logs', 'sambung.log'), 'utf8')).toContain('"n":199');
});

test('a log that cannot be written is no reason to fail', () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
  const logger = createLogger(dir, about);
  expect(() => logger.info('a')).not.toThrow();
  rmSync(join(dir, 'logs'));
  mkdirSync(join(dir, 'logs'));
  logger.info('b');
  expect(readFileSync(join(dir, 'logs', 'sambung.log'), 'utf8')).toContain('"b"');
});
