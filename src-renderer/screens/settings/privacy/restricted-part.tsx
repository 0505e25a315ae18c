/** Whom nobody asks or reports about, and lifting it. */
import { Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { maskNik } from '../../../../src-main/contract/masked.ts';
import type { RestrictedPerson } from '../../../../src-main/contract/privacy.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { personPrivacyTexts } from '../../../parts/privacy/privacy-texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { privacyTexts } from './privacy-texts.ts';

export function RestrictedPart() {
  const t = useTexts(privacyTexts);
  const person = useTexts(personPrivacyTexts);
  const format = useFormats();
  const { data } = useQuery('privacy.restricted', {});
  const lift = useCommand('privacy.unrestrict');
  const [chosen, setChosen] = useState<RestrictedPerson | null>(null);
  const people = data?.people ?? [];

  async function confirm(): Promise<void> {
    if (chosen === null) return;
    const result = await lift.run({ person: { nik: chosen.nik } });
    if (result.ok) notifyDone(person('restrict.lifted'));
    setChosen(null);
  }

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
                    <CommandButton size="xs" variant="default" onClick={() => setChosen(one)}>
                      {person('restrict.lift')}
                    </CommandButton>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </Stack>
      <Confirm
        opened={chosen !== null}
        title={person('restrict.lift')}
        confirmLabel={t('restricted.yes')}
        pending={lift.pending}
        onConfirm={() => void confirm()}
        onClose={() => setChosen(null)}
      >
        {t('restricted.sure')}
      </Confirm>
    </Section>
  );
}
