/** Who a lookup is about and, separately, what was only derived from the digits. */
import { Text } from '@mantine/core';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts/facts.tsx';
import { historyTexts } from './history-texts.ts';
import { PersonLink } from './person-link.tsx';
import { Section } from './section.tsx';

export function PersonFacts({ detail }: { detail: LookupDetail }) {
  const t = useTexts(historyTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const { person, derived } = detail;
  const { sex, birthDate, province, zone, operator } = derived;
  const readOff = [
    [t('detail.sex'), sex === null ? null : common(`sex.${sex}`)],
    [t('detail.birthDate'), birthDate === null ? null : format.isoDate(birthDate)],
    [t('detail.province'), province],
    [t('detail.zone'), zone],
    [t('detail.operator'), operator],
  ] as const;
  return (
    <>
      <Section title={t('detail.person')}>
        <Facts
          facts={[
            [
              common('field.nik'),
              <Copyable key="nik" text={person.nik} shown={format.nik(person.nik)} label={t('detail.copyNik')} />,
            ],
            [
              common('field.phone'),
              <Copyable
                key="phone"
                text={person.phone}
                shown={format.phone(person.phone)}
                label={t('detail.copyPhone')}
              />,
            ],
            [
              t('detail.everything'),
              <PersonLink key="everything" lookupId={detail.lookupId}>
                {t('detail.openPerson')}
              </PersonLink>,
            ],
            [common('field.ecName'), person.ecName],
            [common('field.ecNik'), person.ecNik === null ? null : format.nik(person.ecNik)],
            [common('field.ecPhone'), person.ecPhone === null ? null : format.phone(person.ecPhone)],
          ]}
        />
      </Section>
      {readOff.every(([, value]) => value === null) ? null : (
        <Section title={t('detail.derived')}>
          <Text size="sm" c="dimmed" mb={6}>
            {t('detail.derivedHint')}
          </Text>
          <Facts facts={readOff} />
        </Section>
      )}
    </>
  );
}
