/**
 * The second line of defence for logs. The first is that nobody passes a secret or a person to the logger; this masks
 * what slipped through all the same: a partner key, and any run of digits long enough to be a phone number or a NIK.
 */
const keyed = /(partner[_-]?(?:key|code)\\*["']?\s*(?:[=:]|%(?:25)?3D)\s*\\*["']?)[^\s&"',;}\\]+/gi;
/** Ten digits or more; spaces, dots and dashes between them do not hide a number. */
const digits = /\d(?:[ .-]?\d){9,}/g;

export function redact(text: string): string {
  return text.replace(keyed, '$1***').replace(digits, '***');
}

/** Numbers as well: a NIK has 16 digits, a time in milliseconds 13. */
export function redactFact<T extends string | number | boolean | null>(fact: T): T | string {
  if (typeof fact === 'string') return redact(fact);
  if (typeof fact === 'number' && Math.abs(fact) >= 1e15) return '***';
  return fact;
}
