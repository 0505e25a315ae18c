/** The content of a lookup's details; reads itself again when the core says that the lookup changed. */
import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useStepReason, verdictTexts } from '../../i18n/verdict-texts.ts';
import { formatRoute } from '../../routes.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { PracticeTag } from '../connection/practice-tag.tsx';
import { useDigits } from '../person/revealed.ts';
import { PersonRights } from '../privacy/person-rights.tsx';
import { personPrivacyTexts } from '../privacy/privacy-texts.ts';
import { MeaningLink } from '../verdict/meaning-link.tsx';
import { VerdictBadge } from '../verdict/verdict-badge.tsx';
import { AnswerFacts } from './answer-facts.tsx';
import { AttemptLog } from './attempt-log.tsx';
import { historyTexts } from './history-texts.ts';
import { LookupActions } from './lookup-actions.tsx';
import classes from './lookup-drawer.module.css';
import { OtherChecks } from './other-checks.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { outcomeTexts } from './outcome-texts.ts';
import { PersonFacts } from './person-facts.tsx';
import { PersonLink } from './person-link.tsx';
import { ProblemList } from './problem-list.tsx';
import { Section } from './section.tsx';
import { SharedAnswer } from './shared-answer.tsx';
import { StateBadge } from './state-badge.tsx';

export function LookupDetails({
  lookupId,
  onOpenOther,
  onGone,
  withListLink,
}: {
  lookupId: number;
  onOpenOther: (lookupId: number) => void;
  /** The person was erased. */
  onGone: () => void;
  withListLink: boolean;
}) {
  const t = useTexts(historyTexts);
  const common = useTexts(commonTexts);
  const { data, error } = useQuery('history.get', { lookupId });
  if (data === undefined) {
    return (
      <Text c="dimmed" role={error === null ? 'status' : 'alert'}>
        {error === null ? common('loading') : error.code === 'not-found' ? t('detail.notFound') : errorSentence(error)}
      </Text>
    );
  }
  return <Details detail={data} onOpenOther={onOpenOther} onGone={onGone} withListLink={withListLink} />;
}

function Details({
  detail,
  onOpenOther,
  onGone,
  withListLink,
}: {
  detail: LookupDetail;
  onOpenOther: (lookupId: number) => void;
  /** The person was erased. */
  onGone: () => void;
  withListLink: boolean;
}) {
  const t = useTexts(historyTexts);
  const outcomes = useTexts(outcomeTexts);
  const rights = useTexts(personPrivacyTexts);
  const restricted = useQuery('privacy.restricted', {}).data?.people.some(({ nik }) => nik === detail.person.nik);
  return (
    <Stack gap="lg" className={classes.details}>
      <Head detail={detail} withListLink={withListLink} />
      <VerdictCard detail={detail} />
      {detail.twinOf === null || detail.sharedFrom !== null ? null : (
        <Text>
          {t('detail.twin', { id: String(detail.twinOf) })}{' '}
          <Anchor component="button" type="button" onClick={() => detail.twinOf && onOpenOther(detail.twinOf)}>
            {t('detail.openTwin', { id: String(detail.twinOf) })}
          </Anchor>
        </Text>
      )}
      {detail.answer === null ? null : (
        <Section title={t('detail.answer')}>
          <AnswerFacts answer={detail.answer} />
        </Section>
      )}
      <Section title={outcomes('title')}>
        <OutcomeList detail={detail} />
      </Section>
      <PersonFacts detail={detail} />
      <OtherChecks lookupId={detail.lookupId} onOpen={onOpenOther} />
      {detail.problems.length === 0 ? null : (
        <Section title={t('detail.problems')}>
          <ProblemList problems={detail.problems} />
        </Section>
      )}
      {detail.extra.length === 0 ? null : (
        <Section title={t('detail.extra')}>
          <Facts facts={detail.extra.map((cell, index) => [cell.heading, cell.text, `${index} ${cell.heading}`])} />
        </Section>
      )}
      <Section title={t('detail.attempts')}>
        {detail.attemptLog.length === 0 ? (
          <Text c="dimmed">{t('detail.noAttempts')}</Text>
        ) : (
          <AttemptLog attempts={detail.attemptLog} />
        )}
      </Section>
      <Section title={rights('title')}>
        <PersonRights lookupId={detail.lookupId} restricted={restricted} onErased={onGone} />
      </Section>
    </Stack>
  );
}

function Head({ detail, withListLink }: { detail: LookupDetail; withListLink: boolean }) {
  const t = useTexts(historyTexts);
  const format = useFormats();
  const from = t('detail.from', { row: format.number(detail.row), list: detail.listName });
  return (
    <div>
      <Title order={2} fz="lg">
        <PersonLink lookupId={detail.lookupId} plain>
          {detail.person.name ?? t('noName')}
        </PersonLink>
      </Title>
      <Text size="sm" c="dimmed">
        {withListLink ? (
          <Anchor href={formatRoute({ screen: 'list', listId: detail.listId })} inherit>
            {from}
          </Anchor>
        ) : (
          from
        )}
        {' · '}
        {t('detail.updated', { when: format.moment(detail.updatedAt) })}
      </Text>
    </div>
  );
}

/** State, verdict, why, and what to do next: what a field agent needs to know. */
function VerdictCard({ detail }: { detail: LookupDetail }) {
  const t = useTexts(historyTexts);
  const states = useTexts(stateTexts);
  const verdicts = useTexts(verdictTexts);
  const format = useFormats();
  const { verdict } = detail;
  const why = useStepReason(useDigits()(detail.lookupId).phone)(verdict);
  return (
    <section className={classes.verdict} aria-label={t('detail.verdict')}>
      <Stack gap={6}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
          {detail.practice ? <PracticeTag /> : null}
          <StateBadge state={detail.state} />
          {verdict.kind === 'none' ? null : <VerdictBadge verdict={verdict} />}
          <MeaningLink of={verdict.kind === 'none' ? `state.${detail.state}` : `verdict.${verdict.kind}`} />
        </div>
        <Text>
          {verdict.kind === 'none' ? states(`lookupMeaning.${detail.state}`) : verdicts(`reason.${verdict.reason}`)}
        </Text>
        {detail.state === 'queued' && detail.attempts > 0 && detail.runAt !== null ? (
          <Text c="dimmed">{t('detail.waitsUntil', { when: format.timeSeconds(detail.runAt) })}</Text>
        ) : null}
        {verdict.nextStep === 'nothing' && verdict.stepReason !== 'agent-found-died' ? null : (
          <Text>
            <Text span c="dimmed">
              {t('detail.nextStep')}:{' '}
            </Text>
            <strong>{verdicts(`nextStep.${verdict.nextStep}`)}</strong>
            {why === null ? null : (
              <Text span display="block" c="dimmed">
                {why}
              </Text>
            )}
          </Text>
        )}
        {verdict.kind === 'secondary' ? (
          <Text size="sm" c="dimmed">
            {verdicts('ourReading')}
          </Text>
        ) : null}
        <SharedAnswer item={detail} />
        <LookupActions detail={detail} />
      </Stack>
    </section>
  );
}
