/**
 * The recovery key as a person sees it: 160 random bits in eight groups of Crockford's base 32 (no I, L, O, U), each with
 * a check symbol of its own, so that a slip in typing is not only noticed but located.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { CoreError } from '../kernel/errors.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const groupCount = 8;
/** Four symbols of five bits, and one that checks them. */
const groupLength = 5;
const secretBytes = 20;

/** What the text stands for; never written anywhere. */
export type RecoverySecret = Uint8Array;

export function newRecoverySecret(): RecoverySecret {
  return randomBytes(secretBytes);
}

/** `0123X-…`, eight groups. */
export function formatRecoveryKey(secret: RecoverySecret): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = bits.match(/.{5}/g)?.map((five) => Number.parseInt(five, 2)) ?? [];
  return Array.from({ length: groupCount }, (_, index) => {
    const group = symbols.slice(index * 4, index * 4 + 4);
    return [...group, checkOf(group, index)].map((value) => alphabet[value]).join('');
  }).join('-');
}

/**
 * In any case, with or without hyphens and blanks, O for 0 and I or L for 1. Errors: `recovery-key-mistyped` with the
 * number of the first group that is not what was printed (`group`, from 1).
 */
export function parseRecoveryKey(typed: string): RecoverySecret {
  const symbols = symbolsOf(typed);
  const bits: string[] = [];
  for (let index = 0; index < groupCount; index += 1) {
    const group = symbols.slice(index * groupLength, (index + 1) * groupLength);
    checkGroup(group, index);
    bits.push(...group.slice(0, 4).map((value) => value.toString(2).padStart(5, '0')));
  }
  if (symbols.length > groupCount * groupLength) throw mistyped(groupCount);
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** One group as it is printed, however it was typed. `number` from 1. Errors: `recovery-key-mistyped`. */
export function parseGroup(typed: string, number: number): string {
  const group = symbolsOf(typed);
  checkGroup(group, number - 1);
  return group.map((value) => alphabet[value]).join('');
}

export function groupsOf(key: string): string[] {
  return key.split('-');
}

/** 256 bits for `purpose`, from which the secret cannot be told. Its 160 random bits need no slow derivation (RFC 5869). */
export function derive(secret: RecoverySecret, salt: Uint8Array, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `sambung recovery key: ${purpose}`, bytes));
}

/** -1 for what is no symbol: its group is then wrong. */
function symbolsOf(typed: string): number[] {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return [...plain].map((symbol) => alphabet.indexOf(symbol));
}

function checkGroup(group: readonly number[], index: number): void {
  const whole = group.length === groupLength && group.every((value) => value >= 0);
  if (!whole || group[groupLength - 1] !== checkOf(group.slice(0, 4), index)) throw mistyped(index + 1);
}

/**
 * A polynomial over GF(32) with the group's number: one wrong symbol, two that changed places and a group in another's
 * place are always noticed.
 */
function checkOf(group: readonly number[], index: number): number {
  return group.reduce((sum, value) => timesAlpha(sum ^ value), 0) ^ (index + 1);
}

/** In GF(2^5) modulo x^5 + x^2 + 1. */
function timesAlpha(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

function mistyped(group: number): CoreError {
  return new CoreError('recovery-key-mistyped', `Group ${group} of the recovery key is not as it was printed.`, {
    details: { group },
  });
}
