/** What somebody keeps of an erasure, and may give away: it holds nothing of the person but a keyed digest of the NIK. */
import { localSecond } from '../../../contract/calendar.ts';
import type { Certificate } from '../../../contract/privacy.ts';
import { type ErasureWords, erasureWords } from '../../../words/erasure.ts';
import { fill } from '../../../words/text.ts';
import type { Pending } from './erasure-rows.ts';

export function certificateOf({ digest, at, by, counts }: Omit<Pending, 'traces'>): Certificate {
  const about = {
    when: localMoment(at),
    by,
    digest,
    checks: String(counts.lookups),
    attempts: String(counts.attempts),
  };
  const text = ({ title, lines: { when: time, person, erased, further, given } }: ErasureWords): string[] => [
    title,
    ...[time, person, erased, further, given].map((line) => fill(line, about)),
  ];
  return {
    kind: 'sambung-erasure',
    version: 1,
    person: digest,
    erasedAt: new Date(at).toISOString(),
    erasedBy: by,
    erased: counts,
    text: { id: text(erasureWords.id), en: text(erasureWords.en) },
  };
}

/** As a clock on the wall there showed it, and how far that is from UTC: whoever reads it may sit elsewhere. */
function localMoment(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${localSecond(at)} (UTC${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)})`;
}
