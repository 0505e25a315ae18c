/**
 * The form for one person: checked while it is typed, sent to the queue on submit. Not on @mantine/form: what is wrong with a
 * person is the core's to say, and what was typed outlives the screen in check-draft.ts, beside the check made of it.
 */
import { Collapse, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { TypedProblem } from '../../../src-main/contract/people.ts';
import type { PersonField } from '../../../src-main/contract/person.ts';
import { problemCodeSchema } from '../../../src-main/contract/person.ts';
import { useCore, useDefaultConnection } from '../../core/core-state.ts';
import { notifyError } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { priceKind } from '../../parts/money/cost-kind.ts';
import { useChoiceWords, useMoney } from '../../parts/money/use-money.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { asked, firstFaulty, problemsByField, useDraft } from './check-draft.ts';
import { peopleTexts } from './people-texts.ts';
import { PersonFieldInput } from './person-field.tsx';

function focusField(field: PersonField): void {
  document.getElementById(`person-${field}`)?.focus();
}

/** `found`: what the rules say of what has been typed so far. `otherwiseAt`: when it was answered for in other words. */
export function CheckForm({ found, otherwiseAt }: { found: readonly TypedProblem[]; otherwiseAt: number | null }) {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const money = useMoney();
  const choiceWords = useChoiceWords();
  const { typed, ecConsent, connectionId } = useDraft();
  const connections = useCore((core) => core.connections);
  const chosen = useDefaultConnection();
  const connection = connections.find((candidate) => candidate.id === connectionId) ?? chosen;
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set());
  const [refused, setRefused] = useState<TypedProblem[]>([]);
  const check = useCommand('people.check', { inline: true });

  const question = asked(typed, ecConsent);
  const problems = problemsByField(question, refused.length > 0 ? refused : found, { tried, touched });

  useEffect(() => {
    if (useDraft.getState().typed.nik === '') focusField('nik');
  }, []);

  function change(field: PersonField, value: string): void {
    setRefused([]);
    useDraft.setState({ typed: { ...typed, [field]: value } });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (connection === undefined || check.pending) return;
    const made = { ...question, ecConsent };
    const result = await check.run({ ...made, connectionId: connection.id });
    if (result.ok) {
      setTried(false);
      setTouched(new Set());
      // Somebody who types on meanwhile does not get this result beside the next person.
      useDraft.setState({ checked: { lookupId: result.value.lookupId, question: made } });
      return;
    }
    setTried(true);
    const faults = (result.error.fields ?? []).flatMap((fault): TypedProblem[] => {
      const code = problemCodeSchema.safeParse(fault.code);
      return code.success ? [{ row: 1, field: fault.path as PersonField, code: code.data, severity: 'error' }] : [];
    });
    setRefused(faults);
    const faulty = firstFaulty(result.error);
    if (faulty === null) notifyError(result.error);
    else focusField(faulty);
  }

  function costWords(one: Connection): string {
    switch (priceKind(one)) {
      case 'free':
        return t('costsNothing');
      case 'no-price':
        return t('costsUnknown');
      case 'priced':
        return t('costs', { rupiah: money(one.pricePerCall) });
    }
  }

  function field(name: PersonField, more: { placeholder?: string; required?: boolean } = {}) {
    return (
      <PersonFieldInput
        key={name}
        field={name}
        value={typed[name]}
        problems={problems[name]}
        onChange={(value) => change(name, value)}
        onLeave={() => setTouched((before) => new Set(before).add(name))}
        {...more}
      />
    );
  }

  return (
    <Section title={t('form')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          {field('nik', { placeholder: t('nikHint'), required: true })}
          {field('phone', { placeholder: t('phoneHint'), required: true })}
          {field('name', { placeholder: t('nameHint') })}
          <Switch
            mt={4}
            label={t('consent')}
            description={ecConsent ? t('consentHint') : undefined}
            checked={ecConsent}
            onChange={(event) => useDraft.setState({ ecConsent: event.currentTarget.checked })}
          />
          <Collapse expanded={ecConsent}>
            <Stack gap="sm">
              {field('ecPhone')}
              {field('ecName')}
              {field('ecNik')}
            </Stack>
          </Collapse>
          {connections.length > 1 ? (
            <NativeSelect
              label={t('connection')}
              value={String(connection?.id ?? '')}
              data={connections.map((candidate) => ({
                value: String(candidate.id),
                label: choiceWords(candidate),
              }))}
              onChange={(event) => useDraft.setState({ connectionId: Number(event.currentTarget.value) })}
            />
          ) : null}
          {otherwiseAt === null ? null : (
            <Notice boxed tone="warn">
              {t('askedOtherwise', { when: format.moment(otherwiseAt) })}
            </Notice>
          )}
          <Group justify="space-between" mt={4}>
            <Text size="sm" c="dimmed" flex={1}>
              {connection === undefined ? null : costWords(connection)}
            </Text>
            <CommandButton type="submit" loading={check.pending}>
              {t('submit')}
            </CommandButton>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
