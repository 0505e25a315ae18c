/** Columns whose numbers end in 0 far too often: nothing goes on before the operator says that they were compared. */
import { Checkbox } from '@mantine/core';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { RoundedColumn } from '../../../../src-main/contract/reading.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Notice } from '../../../ui/notice.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { useImport } from '../state/import-state.ts';

const choiceOf = {
  'nik-column-rounded': 'acceptNikRounded',
  'phone-column-rounded': 'acceptPhoneRounded',
} as const satisfies Record<RoundedColumn['code'], string>;

export function RoundedColumns({ draft }: { draft: Pick<Draft, 'roundedColumns' | 'choices'> }) {
  const t = useTexts(importTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const pendingChoices = useImport((state) => state.pendingChoices);
  const choose = useImport((state) => state.choose);
  const choices = pendingChoices ?? draft.choices;
  return draft.roundedColumns.map(({ field, code, numbers, endInZero }) => {
    const choice = choiceOf[code];
    const facts = { zeros: format.number(endInZero), numbers: format.number(numbers), field: common(`field.${field}`) };
    return (
      <Notice key={field} boxed tone={choices[choice] ? 'warn' : 'bad'} title={t('check.rounded.title', facts)}>
        {t('check.rounded.why')}
        <Checkbox
          mt="xs"
          label={t('check.rounded.seen')}
          checked={choices[choice]}
          onChange={(event) => void choose({ [choice]: event.currentTarget.checked })}
        />
      </Notice>
    );
  });
}
