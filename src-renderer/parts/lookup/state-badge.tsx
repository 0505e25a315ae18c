/** A lookup's state as a badge: word, icon and tone, the same on every screen. */
import {
  type Icon,
  IconArrowUp,
  IconBan,
  IconCheck,
  IconClock,
  IconCopyCheck,
  IconHelp,
  IconPencilExclamation,
  IconUserQuestion,
  IconX,
} from '@tabler/icons-react';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Tone } from '../../ui/tones.ts';

export const stateLooks: Record<LookupState, { tone: Tone; icon: Icon }> = {
  queued: { tone: 'neutral', icon: IconClock },
  sending: { tone: 'info', icon: IconArrowUp },
  answered: { tone: 'good', icon: IconCheck },
  no_record: { tone: 'neutral', icon: IconUserQuestion },
  refused: { tone: 'warn', icon: IconPencilExclamation },
  failed: { tone: 'bad', icon: IconX },
  in_doubt: { tone: 'doubt', icon: IconHelp },
  cancelled: { tone: 'neutral', icon: IconBan },
  reused: { tone: 'good', icon: IconCopyCheck },
};

export function StateBadge({ state }: { state: LookupState }) {
  const t = useTexts(stateTexts);
  return (
    <Tag {...stateLooks[state]} title={t(`lookupMeaning.${state}`)}>
      {t(`lookup.${state}`)}
    </Tag>
  );
}
