/** Text that people paste from mails, chats and PDFs, which contain invisible characters. */
import { z } from 'zod';

/** Zero-width and directional marks, soft hyphens, byte order marks, selectors: no key, code or address has them. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Without what nobody sees, and without blanks of any kind around. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '').trim();
}

/** Line breaks, tabs, fixed blanks, control characters: half of something, or two things in one. */
const neverWithin = /[\p{Cc}\p{Zl}\p{Zp}]|[^\S ]/u;

/** A key or a code: cleaned of what nobody sees; what then still has a break within is refused, not guessed at. */
export function pastedSecret(most: number) {
  return z
    .string()
    .transform(withoutInvisible)
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .refine((text) => !neverWithin.test(text)),
    );
}
