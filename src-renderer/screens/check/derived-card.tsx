/** What can be derived from a person's digits, marked as derived: never fact. */
import { Text } from '@mantine/core';
import type { Derived } from '../../../src-main/contract/person.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { peopleTexts } from './people-texts.ts';

export function DerivedCard({ derived }: { derived: Derived | undefined }) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const known = derived !== undefined && Object.values(derived).some((value) => value !== null);
  return (
    <Section
      title={t('derived.title')}
      badge={known ? <Tag tone="neutral">{t('derived.mark')}</Tag> : null}
      footer={known ? t('derived.note') : undefined}
    >
      {known ? (
        <Facts
          facts={[
            [t('derived.sex'), derived.sex === null ? null : common(`sex.${derived.sex}`)],
            [t('derived.birthDate'), derived.birthDate === null ? null : format.isoDate(derived.birthDate)],
            [t('derived.province'), derived.province],
            [t('derived.zone'), derived.zone],
            [t('derived.operator'), derived.operator],
          ]}
        />
      ) : (
        <Text c="dimmed">{t('derived.empty')}</Text>
      )}
    </Section>
  );
}
