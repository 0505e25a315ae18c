/** Whether an attempt was charged: of practice, that nothing is paid for it. */
import type { Charge } from '../../../src-main/contract/states.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Tone } from '../../ui/tones.ts';

const chargeTones: Record<Charge, Tone> = { charged: 'info', free: 'neutral', unknown: 'doubt' };

export function ChargeTag({ charge, practice = false }: { charge: Charge; practice?: boolean }) {
  const t = useTexts(commonTexts);
  return practice ? (
    <Tag tone="neutral">{t('practiceNotPaid')}</Tag>
  ) : (
    <Tag tone={chargeTones[charge]}>{t(`charge.${charge}`)}</Tag>
  );
}
