/** What somebody keeps of an erasure, and may give away: it holds nothing of the person but a keyed digest of the NIK. */
import type { Certificate } from '../../../contract/privacy.ts';
import { type ErasureWords, erasureWords } from '../../../words/erasure.ts';
import { fill } from '../../../words/text.ts';
import type { Pending } from './erasure-rows.ts';

export function certificateOf({ digest, at, by, counts }: Pending): Certificate {
  const when = new Date(at).toISOString();
  const about = { when, by, digest, checks: String(counts.lookups), attempts: String(counts.attempts) };
  const text = ({ title, lines: { when: time, person, erased, further, given } }: ErasureWords): string[] => [
    title,
    ...[time, person, erased, further, given].map((line) => fill(line, about)),
  ];
  return {
    kind: 'sambung-erasure',
    version: 1,
    person: digest,
    erasedAt: when,
    erasedBy: by,
    erased: counts,
    text: { id: text(erasureWords.id), en: text(erasureWords.en) },
  };
}
