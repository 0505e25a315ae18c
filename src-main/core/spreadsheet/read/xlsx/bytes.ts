/** Characters and numbers in the bytes of a part, for the readers that make no string of most of them. */
import { unsure } from './unsure.ts';

export function stands(what: Buffer, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < what.length; index++) if (bytes[at + index] !== what[index]) return false;
  return true;
}

export function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  for (let code = bytes[at]; code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = bytes[at]) at++;
  return at;
}

/** Throws `Unsure` where none follows. */
export function indexOfLess(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] !== 0x3c) {
    if (at >= bytes.length) unsure('an element that does not end');
    at++;
  }
  return at;
}

/** A whole number of digits and nothing else. Throws `Unsure`. */
export function digits(bytes: Buffer, from: number, to: number): number {
  if (to === from || to - from > 9) unsure('not a number');
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) unsure('not a number');
    value = value * 10 + digit;
  }
  return value;
}

const powers = Array.from({ length: 16 }, (_, index) => 10 ** index);
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Up to fifteen digits are exact, and so is their quotient by a power of ten; the rest is left to the engine. Throws
 * `Unsure` for what is no number.
 */
export function numberOf(bytes: Buffer, from: number, to: number): number {
  const negative = bytes[from] === 0x2d;
  let value = 0;
  let seen = 0;
  let point = -1;
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const code = bytes[at] as number;
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + (code - 0x30);
      seen++;
    } else if (code === 0x2e && point < 0) point = seen;
    else seen = 99;
  }
  if (seen > 15 || seen === 0) return otherNumber(bytes.toString('latin1', from, to).trim());
  const size = point < 0 ? value : value / (powers[seen - point] as number);
  return negative ? -size : size;
}

function otherNumber(text: string): number {
  return plainNumber.test(text) ? Number(text) : unsure('not a number');
}
