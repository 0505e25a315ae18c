/**
 * Removes the marks people and programs put between or around digits, without ever changing a digit. Letters that look
 * like digits stay: they are an error somebody must look at.
 */

/** Zero-width characters, the byte-order mark, soft hyphens and the marks that switch the direction of writing. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const apostrophes = /['`´‘’‚‛ʹʻʼʽ′"“”„«»]/g;
const dashes = /[-_\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63]/g;
const dots = /[.\u00b7\u2022\u2024\u3002\uff61]/g;
const printable = /^[\x20-\x7e]*$/;

/**
 * The decimal digits of every script (Unicode's `Nd`) as 0–9: each of them stands for one digit and no other, so
 * nothing is guessed. Circled and raised digits are no `Nd`; they are left standing.
 */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

/** Digits stand in Unicode in runs of ten, 0 first; some runs follow each other. */
function digitValue(digit: number): number {
  let first = digit;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (digit - first) % 10;
}

/** Signs and letters in full width (`（０８１２）`) as those of a keyboard. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** ASCII digits, ordinary spaces, no invisible characters, and out of the `="…"` that keeps digits whole in a CSV. */
export function plainText(text: string): string {
  const ascii = printable.test(text) ? text : asciiDigits(halfWidth(text)).replace(invisible, '').replace(/\s/g, ' ');
  const trimmed = ascii.trim();
  return /^='?"(.*)"$/.exec(trimmed)?.[1]?.trim() ?? trimmed;
}

/** Takes away spaces, dots, dashes and apostrophes. Expects `plainText`. */
export function withoutSeparators(plain: string): string {
  return plain.replace(/ /g, '').replace(dots, '').replace(dashes, '').replace(apostrophes, '');
}

/** `3.17405E+15`: what is left of a number that was shown too narrow and saved as text. */
export function isScientific(plain: string): boolean {
  return /^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(plain.replace(apostrophes, '').replace(/ /g, ''));
}

/** Whether all of it are the digits 0–9: the case in nearly every cell, so it is told without a regular expression. */
export function isAsciiDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}
