/** Check one person by hand: the form, what its digits tell, the result as it comes in, and the last checks below. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '../../core.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';
import { asked, useDraft } from './check-draft.ts';
import { CheckForm } from './check-form.tsx';
import { CheckResult } from './check-result.tsx';
import classes from './check-screen.module.css';
import { DerivedCard } from './derived-card.tsx';
import { peopleTexts } from './people-texts.ts';
import { RecentChecks } from './recent-checks.tsx';

/** Milliseconds without a key before the rules look at what was typed. */
const inspectAfterMs = 250;

export function CheckScreen() {
  const t = useTexts(peopleTexts);
  const { typed, ecConsent, lookupId } = useDraft();
  const question = asked(typed, ecConsent);
  const [settled] = useDebouncedValue(question, inspectAfterMs);
  const inspected = useQuery('people.inspect', settled).data;
  // What was found in an earlier wording says nothing of the one on screen.
  const found = (inspected?.problems ?? []).filter(({ field }) => field && question[field] === settled[field]);
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <div className={classes.columns}>
        <CheckForm found={found} />
        <div className={classes.side}>
          {lookupId === null ? null : <CheckResult key={lookupId} lookupId={lookupId} />}
          {lookupId === null ? <DerivedCard derived={inspected?.derived} /> : null}
          <RecentChecks />
        </div>
      </div>
    </Page>
  );
}
