/** Marks what the practice connection made up: an answer, a list, a report. */
import { IconSchool } from '@tabler/icons-react';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tag } from '../../ui/tag.tsx';

export function PracticeTag() {
  const t = useTexts(commonTexts);
  return (
    <Tag tone="warn" icon={IconSchool} title={t('practiceMeaning')}>
      {t('practice')}
    </Tag>
  );
}
