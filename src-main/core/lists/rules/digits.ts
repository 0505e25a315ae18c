/**
 * The marks people and programs put between or around digits, taken away without ever changing a digit. Letters that
 * look like digits are left standing: they are an error somebody must look at.
 */

/** Zero-width characters, the byte-order mark, soft hyphens and the marks that switch the direction of writing. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const apostrophes = /['`´‘’‚‛ʹʻʼʽ′＇"“”„＂]/g;
const dashes = /[-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g;
const dots = /[.\u00b7\u2022\u2024\u3002\uff0e\uff61]/g;

/** Full-width, Arabic-Indic and extended Arabic-Indic digits as 0–9. */
function asciiDigits(text: string): string {
  return text.replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** ASCII digits, ordinary spaces, no invisible characters, and out of the `="…"` that keeps digits whole in a CSV. */
export function plainText(text: string): string {
  const digits = asciiDigits(text).replace(invisible, '').replace(/\s/g, ' ').replaceAll('＋', '+').trim();
  return /^="(.*)"$/.exec(digits)?.[1]?.trim() ?? digits;
}

/** Takes away spaces, dots, dashes and apostrophes. Expects `plainText`. */
export function withoutSeparators(plain: string): string {
  return plain.replace(/ /g, '').replace(dots, '').replace(dashes, '').replace(apostrophes, '');
}

/** `3.17405E+15`: what is left of a number that was shown too narrow and saved as text. */
export function isScientific(plain: string): boolean {
  return /^'?[+-]?\d+([.,]\d+)? ?[eE] ?\+?\d+$/.test(plain);
}
