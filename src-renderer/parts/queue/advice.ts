/** What to do about a reason that a connection waits for, besides its sentence. */
import { isAdvised, type QueueReason } from '../../../src-main/contract/reasons.ts';
import type { WordsOf } from '../../i18n/texts.ts';
import type { queueTexts } from './queue-texts.ts';

/** Somebody else has to let the provider's address through, and must be told it. */
const addressed = [
  'filter-page',
  'proxy-denied',
  'proxy-windows-login',
  'proxy-refused',
] as const satisfies QueueReason[];

function isAddressed(reason: QueueReason): reason is (typeof addressed)[number] {
  return addressed.some((one) => one === reason);
}

/** null: its sentence says it all. `address`: of the provider, host and port. Where the provider has to act, it ends before the letter. */
export function adviceOn(t: WordsOf<typeof queueTexts>, reason: QueueReason, address: string): string | null {
  if (!isAdvised(reason)) return null;
  return isAddressed(reason) ? t(`advice.${reason}`, { address }) : t(`advice.${reason}`);
}
