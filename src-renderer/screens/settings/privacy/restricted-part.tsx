/** Whom nobody asks or reports about, and lifting it. */
import { Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { maskNik } from '../../../../src-main/contract/masked.ts';
import type { PersonNamed } from '../../../../src-main/contract/privacy.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LiftRestriction } from '../../../parts/privacy/lift-restriction.tsx';
import { personPrivacyTexts } from '../../../parts/privacy/privacy-texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { privacyTexts } from './privacy-texts.ts';

export function RestrictedPart() {
  const t = useTexts(privacyTexts);
  const person = useTexts(personPrivacyTexts);
  const format = useFormats();
  const { data } = useQuery('privacy.restricted', {});
  const [chosen, setChosen] = useState<PersonNamed | null>(null);
  const people = data?.people ?? [];

  return (
    <Section title={t('restricted.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('restricted.about')}</Text>
        {data !== undefined && people.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('restricted.nobody')}
          </Text>
        ) : null}
        {people.length > 0 ? (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>NIK</Table.Th>
                <Table.Th>{t('restricted.since')}</Table.Th>
                <Table.Th>{t('restricted.by')}</Table.Th>
                <Table.Th>{t('restricted.reason')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((one) => (
                <Table.Tr key={one.nik}>
                  <Table.Td>{maskNik(one.nik)}</Table.Td>
                  <Table.Td>{format.date(one.since)}</Table.Td>
                  <Table.Td>{one.by}</Table.Td>
                  <Table.Td>{one.reason ?? '–'}</Table.Td>
                  <Table.Td>
                    <CommandButton size="xs" variant="default" onClick={() => setChosen({ nik: one.nik })}>
                      {person('restrict.liftOpen')}
                    </CommandButton>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </Stack>
      <LiftRestriction person={chosen} onClose={() => setChosen(null)} />
    </Section>
  );
}
