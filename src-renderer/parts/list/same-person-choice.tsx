/**
 * People of the list who were asked before, or twice in it, with another name or contact: how many, since when, and
 * what to do with them.
 */
import { Radio, Stack } from '@mantine/core';
import type { Forecast, SamePersonChoice } from '../../../src-main/contract/lists.ts';
import { samePersonChoices } from '../../../src-main/contract/lists.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { askedWhen } from './forecast.ts';
import { startTexts } from './start-texts.ts';

export function SamePerson({
  forecast: { otherDetails, pricePerCall },
  value,
  onChange,
}: {
  forecast: Pick<Forecast, 'otherDetails' | 'pricePerCall'>;
  value: SamePersonChoice;
  onChange: (choice: SamePersonChoice) => void;
}) {
  const t = useTexts(startTexts);
  const format = useFormats();
  const { earlier, inList, reusable, rupiah, oldestAt } = otherDetails;
  const when = oldestAt === null ? 'soon' : askedWhen(oldestAt, Date.now());
  const sentences = [
    ...(earlier === 0
      ? []
      : [t(`same.earlier.${when}`, { count: earlier, when: oldestAt === null ? '' : format.date(oldestAt) })]),
    ...(inList === 0 ? [] : [t('same.inList', { count: inList })]),
  ];
  const cost = pricePerCall > 0 ? t('same.costs', { rupiah: format.rupiah(rupiah) }) : '';
  const hints: Record<SamePersonChoice, string> = {
    ask: t('same.hint.ask', { count: earlier + inList }) + cost,
    'leave-out': t('same.hint.leave-out', { count: earlier + inList }),
    reuse: t('same.hint.reuse', { count: reusable }),
  };
  return (
    <Notice boxed tone="warn">
      <Radio.Group
        label={sentences.join(' ')}
        value={value}
        onChange={(chosen) => onChange(samePersonChoices.find((choice) => choice === chosen) ?? 'ask')}
      >
        <Stack gap="xs" mt="xs">
          {samePersonChoices
            .filter((choice) => choice !== 'reuse' || reusable > 0 || value === 'reuse')
            .map((choice) => (
              <Radio key={choice} value={choice} label={t(`same.choice.${choice}`)} description={hints[choice]} />
            ))}
        </Stack>
      </Radio.Group>
    </Notice>
  );
}
