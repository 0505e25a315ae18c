/** Which of the two reports, and what both forms are given by whoever asks for one. */
import { Radio, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { List } from '../../../../src-main/contract/lists.ts';
import { type Report, type ReportKind, reportKinds } from '../../../../src-main/contract/reports.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from '../field/field-texts.ts';

export type Asked = {
  lists: readonly List[];
  /** The list that is asked for; undefined: the newest is proposed. */
  listId: number | undefined;
  onClose: () => void;
  onMade: (report: Report) => void;
};

export type WithKindChoice = Asked & { kindChoice: ReactNode };

export function KindChoice({ kind, onChoose }: { kind: ReportKind; onChoose: (kind: ReportKind) => void }) {
  const t = useTexts(fieldTexts);
  const words = {
    field: { label: t('kindField'), description: t('kindFieldHint') },
    rows: { label: t('kindRows'), description: t('kindRowsHint') },
  };
  return (
    <Radio.Group
      label={t('kind')}
      value={kind}
      onChange={(value) => onChoose(reportKinds.find((one) => one === value) ?? 'field')}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={4}>
        {(['field', 'rows'] as const).map((one) => (
          <Radio key={one} value={one} {...words[one]} />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
