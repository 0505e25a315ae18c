/** One check as it goes: waiting, asking, then the verdict with its reason and the next step. Follows the events. */
import { Box, Button, Group, Loader, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Usage } from '../../../src-main/contract/answer.ts';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation, useStepReason, verdictTexts } from '../../i18n/verdict-texts.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { SharedAnswer } from '../../parts/lookup/shared-answer.tsx';
import { StateBadge } from '../../parts/lookup/state-badge.tsx';
import { RevealRow } from '../../parts/person/reveal-row.tsx';
import { useDigits } from '../../parts/person/revealed.ts';
import { ResolveDialog } from '../../parts/queue/resolve-dialog.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Facts } from '../../ui/facts/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { AskAgain } from './ask-again.tsx';
import { startOver } from './check-draft.ts';
import { peopleTexts } from './people-texts.ts';

export function CheckResult({ lookupId }: { lookupId: number }) {
  const t = useTexts(peopleTexts);
  const { data, error } = useQuery('history.get', { lookupId });
  const [resolving, setResolving] = useState(false);

  const again = (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        startOver();
        document.getElementById('person-nik')?.focus();
      }}
    >
      {t('another')}
    </Button>
  );

  return (
    <Section
      title={t('result.title')}
      actions={again}
      footer={
        <Group gap="xs">
          <Button size="xs" variant="subtle" ml={-8} onClick={() => navigate({ screen: 'history', lookupId })}>
            {t('result.details')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => navigate({ screen: 'person', lookupId })}>
            {t('result.person')}
          </Button>
        </Group>
      }
    >
      <div aria-live="polite">
        {error !== null ? <Text role="alert">{errorSentence(error)}</Text> : null}
        {data === undefined ? null : data.state === 'queued' || data.state === 'sending' ? (
          <Waiting lookup={data} />
        ) : (
          <Outcome lookup={data} onResolve={() => setResolving(true)} />
        )}
      </div>
      <ResolveDialog opened={resolving} scopes={[{ lookupId }]} onClose={() => setResolving(false)} />
    </Section>
  );
}

type FactRow = readonly [label: string, value: ReactNode];

function useWho(lookup: LookupDetail): FactRow[] {
  const common = useTexts(commonTexts);
  const digits = useDigits()(lookup.lookupId);
  return [
    [common('field.name'), lookup.person.name],
    [common('field.nik'), digits.nik(lookup.person.nik)],
    [common('field.phone'), digits.phone(lookup.person.phone)],
  ];
}

function UsageWords({ usage }: { usage: Usage }) {
  const verdicts = useTexts(verdictTexts);
  return (['recentlyUsed', 'frequentlyUsed', 'other'] as const).map((flag) => (
    <div key={flag}>
      {verdicts(`usage.${flag}`)}: <strong>{verdicts(`flag.${usage[flag]}`).toLowerCase()}</strong>
    </div>
  ));
}

function Waiting({ lookup }: { lookup: LookupDetail }) {
  const t = useTexts(peopleTexts);
  const states = useTexts(stateTexts);
  const format = useFormats();
  const who = useWho(lookup);
  const connection = useCore((core) => core.connections.find((candidate) => candidate.id === lookup.connectionId));
  const reason = connection?.queue.reason ?? null;
  return (
    <>
      <Group gap="0.625rem" mb="sm" wrap="nowrap">
        {reason === null ? <Loader size="xs" aria-hidden /> : null}
        <Text>
          {reason !== null
            ? t('result.queueWaits', { reason: states(`reason.${reason}`) })
            : lookup.state === 'sending'
              ? t('result.sending')
              : t('result.waiting')}
          {reason === null && lookup.runAt !== null && lookup.attempts > 0
            ? ` ${t('result.retryAt', { time: format.timeSeconds(lookup.runAt) })}`
            : null}
        </Text>
      </Group>
      <SharedAnswer item={lookup} />
      <Facts facts={who} />
      <RevealRow lookupId={lookup.lookupId} />
    </>
  );
}

function Outcome({ lookup, onResolve }: { lookup: LookupDetail; onResolve: () => void }) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const verdicts = useTexts(verdictTexts);
  const format = useFormats();
  const { verdict, answer } = lookup;

  const who = useWho(lookup);
  const relation = useRelation();
  const why = useStepReason(useDigits()(lookup.lookupId).phone)(verdict);
  const charge = lookup.attemptLog.at(-1)?.charge;
  return (
    <>
      <Group gap="xs">
        {lookup.practice ? <PracticeTag /> : null}
        {verdict.kind === 'none' ? null : <VerdictBadge verdict={verdict} />}
        {lookup.state === 'answered' ? null : <StateBadge state={lookup.state} />}
      </Group>
      <Text fz="1.0625rem" fw={600} lh={1.35} mt="0.625rem" mb="0.125rem">
        {verdicts(`nextStep.${verdict.nextStep}`)}
      </Text>
      {why === null ? null : <Text mb="0.375rem">{why}</Text>}
      <Text c="dimmed" mb="md">
        {verdicts(`reason.${verdict.reason}`)}
      </Text>
      {lookup.state === 'reused' ? (
        <>
          <Box mb="0.625rem">
            <SharedAnswer item={lookup} />
          </Box>
          <AskAgain lookup={lookup} />
        </>
      ) : null}
      {lookup.state === 'in_doubt' ? (
        <CommandButton mb="md" onClick={onResolve}>
          {t('result.decide')}
        </CommandButton>
      ) : null}
      <Facts
        facts={[
          ...who,
          [
            t('result.usage'),
            answer === null ? null : (
              <div key="usage">
                <UsageWords usage={answer.applicant} />
                <Text size="sm" c="dimmed">
                  {verdicts('ourReading')}
                </Text>
              </div>
            ),
          ],
          [
            t('result.numbers'),
            answer === null
              ? null
              : answer.phoneNumberCount === null
                ? verdicts('flag.unknown').toLowerCase()
                : format.number(answer.phoneNumberCount),
          ],
          [
            t('result.emergency'),
            answer?.emergency == null ? null : (
              <>
                <div>
                  {t('result.relation')}: <strong>{relation(answer.emergency.relation).toLowerCase()}</strong>
                </div>
                {answer.emergency.usage === null ? null : <UsageWords usage={answer.emergency.usage} />}
              </>
            ),
          ],
          [
            t('result.charge'),
            lookup.state === 'reused' ? t('result.reused') : charge === undefined ? null : common(`charge.${charge}`),
          ],
        ]}
      />
      <RevealRow lookupId={lookup.lookupId} />
    </>
  );
}
