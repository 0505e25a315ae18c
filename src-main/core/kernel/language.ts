/** The few names the core itself gives to things are in the system's language. */

/** Whether a BCP 47 tag means Indonesian (`id`, or the old code `in`). */
export function isIndonesian(locale: string): boolean {
  return /^(id|in)\b/i.test(locale);
}
