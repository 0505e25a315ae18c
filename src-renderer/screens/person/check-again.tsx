/** Asks the provider about the person once more, by any of their numbers: what it costs is said first. */
import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { PersonPage } from '../../../src-main/contract/people.ts';
import { useCore, useDefaultConnection } from '../../core/core-state.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { priceKind } from '../../parts/money/cost-kind.ts';
import { useChoiceWords, useMoney } from '../../parts/money/use-money.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function CheckAgain({ page }: { page: PersonPage }) {
  const t = useTexts(personTexts);
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.onScreen}>
      <CommandButton onClick={() => setOpened(true)}>{t('again.button')}</CommandButton>
      <Dialog opened={opened} title={t('again.title')} onClose={() => setOpened(false)}>
        <Choices page={page} onClose={() => setOpened(false)} />
      </Dialog>
    </div>
  );
}

/** The same form, with a number that one of theirs was corrected to. */
export function CheckCorrected({ page, number }: { page: PersonPage; number: CorrectedNumber }) {
  const t = useTexts(personTexts);
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.onScreen}>
      <CommandButton size="compact-sm" variant="subtle" onClick={() => setOpened(true)}>
        {t('checkCorrected')}
      </CommandButton>
      <Dialog opened={opened} title={t('again.title')} onClose={() => setOpened(false)}>
        <Choices page={page} first={number} onClose={() => setOpened(false)} />
      </Dialog>
    </div>
  );
}

/** `lookupId`: the newest check of the old number, whose name and contact are asked about again. */
export type CorrectedNumber = { lookupId: number; phone: string };

function Choices({ page, first, onClose }: { page: PersonPage; first?: CorrectedNumber; onClose: () => void }) {
  const t = useTexts(personTexts);
  const digits = useDigits();
  const choiceWords = useChoiceWords();
  const costWords = useCostWords();
  const connections = useCore((core) => core.connections);
  const fallback = useDefaultConnection();
  const [connectionId, setConnectionId] = useState<number | null>(null);
  const numbers: CorrectedNumber[] = [...(first ? [first] : []), ...page.numbers];
  const [chosen, setChosen] = useState<string | null>(null);
  const { lookupId, phone: asks } = numbers.find((number) => keyOf(number) === chosen) ??
    numbers[0] ?? { lookupId: page.lookupId, phone: undefined };
  const { data: earlier } = useQuery('history.get', { lookupId });
  const check = useCommand('people.check');
  const connection = connections.find(({ id }) => id === connectionId) ?? fallback;
  const person = earlier?.person;
  const contact = person !== undefined && (person.ecNik ?? person.ecPhone ?? person.ecName) !== null;

  async function ask(): Promise<void> {
    if (person === undefined || connection === undefined) return;
    const typed = Object.fromEntries(Object.entries(person).map(([field, value]) => [field, value ?? '']));
    const { nik } = person;
    const phone = asks ?? person.phone;
    const asked = { ...typed, nik, phone, connectionId: connection.id, ecConsent: contact, askAgain: true };
    const result = await check.run(asked);
    if (!result.ok) return;
    notifyDone(t('again.done'));
    onClose();
  }

  return (
    <DialogBody
      onClose={onClose}
      action={
        <Button disabled={person === undefined} loading={check.pending} onClick={() => void ask()}>
          {t('again.confirm')}
        </Button>
      }
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('again.number')}
          value={keyOf({ lookupId, phone: asks ?? '' })}
          data={numbers.map((number) => ({ value: keyOf(number), label: digits.phone(number.phone) }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {connections.length > 1 ? (
          <NativeSelect
            label={t('again.connection')}
            value={String(connection?.id ?? '')}
            data={connections.map((one) => ({ value: String(one.id), label: choiceWords(one) }))}
            onChange={(event) => setConnectionId(Number(event.currentTarget.value))}
          />
        ) : null}
        <Text role="status">{connection === undefined ? null : costWords(connection)}</Text>
        {contact ? <Text c="dimmed">{t('again.contact')}</Text> : null}
      </Stack>
    </DialogBody>
  );
}

function keyOf({ lookupId, phone }: CorrectedNumber): string {
  return `${lookupId} ${phone}`;
}

function useCostWords(): (connection: Connection) => string {
  const t = useTexts(personTexts);
  const money = useMoney();
  return (connection) => {
    switch (priceKind(connection)) {
      case 'free':
        return t('again.costsNothing');
      case 'no-price':
        return t('again.costsUnknown');
      case 'priced':
        return t('again.costs', { rupiah: money(connection.pricePerCall) });
    }
  };
}
