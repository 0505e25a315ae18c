/** A verdict as a badge; its reason on hover. */
import {
  type Icon,
  IconMinus,
  IconPhone,
  IconPhoneCheck,
  IconPhonePlus,
  IconQuestionMark,
  IconUnlink,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { Verdict } from '../../../src-main/contract/answer.ts';
import { useTexts } from '../../i18n/texts.ts';
import { verdictTexts } from '../../i18n/verdict-texts.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Tone } from '../../ui/tones.ts';

export const verdictLooks: Record<Verdict['kind'], { tone: Tone; icon: Icon }> = {
  reachable: { tone: 'good', icon: IconPhoneCheck },
  likely: { tone: 'info', icon: IconPhonePlus },
  secondary: { tone: 'warn', icon: IconPhone },
  not_linked: { tone: 'bad', icon: IconUnlink },
  unknown: { tone: 'neutral', icon: IconQuestionMark },
  no_record: { tone: 'neutral', icon: IconUserQuestion },
  none: { tone: 'neutral', icon: IconMinus },
};

/** `reason`: shown on hover, where there is one. */
export function VerdictBadge({ verdict }: { verdict: Pick<Verdict, 'kind'> & Partial<Pick<Verdict, 'reason'>> }) {
  const t = useTexts(verdictTexts);
  return (
    <Tag {...verdictLooks[verdict.kind]} {...(verdict.reason && { title: t(`reason.${verdict.reason}`) })}>
      {t(`kind.${verdict.kind}`)}
    </Tag>
  );
}
