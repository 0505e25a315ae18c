/** Who a lookup is about and, separately, what was only derived from the digits. */
import { Text } from '@mantine/core';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { CopyableDigits, RevealRow } from '../person/reveal-row.tsx';
import { useDigits } from '../person/revealed.ts';
import { historyTexts } from './history-texts.ts';
import { PersonLink } from './person-link.tsx';
import { Section } from './section.tsx';

export function PersonFacts({ detail }: { detail: LookupDetail }) {
  const t = useTexts(historyTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const { lookupId, person, derived } = detail;
  const digits = useDigits()(lookupId);
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
              <CopyableDigits key="nik" lookupId={lookupId} of="nik" digits={person.nik} label={t('detail.copyNik')} />,
            ],
            [
              common('field.phone'),
              <CopyableDigits
                key="phone"
                lookupId={lookupId}
                of="phone"
                digits={person.phone}
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
            [common('field.ecNik'), person.ecNik === null ? null : digits.nik(person.ecNik)],
            [common('field.ecPhone'), person.ecPhone === null ? null : digits.phone(person.ecPhone)],
          ]}
        />
        <RevealRow lookupId={lookupId} />
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
