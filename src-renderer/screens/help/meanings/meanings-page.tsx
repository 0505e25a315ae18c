/** What every state, verdict, reason and message means; one that is looked for is shown at once, and marked. */
import { Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLanguage, useTexts } from '../../../i18n/texts.ts';
import { HelpPicture } from '../help-picture.tsx';
import { meaningTexts } from './meaning-texts.ts';
import classes from './meanings.module.css';
import { type Meaning, type MeaningGroup, meaningsOf } from './meanings.ts';

/** `at`: `group.code`. */
export function MeaningsPage({ at }: { at: string | undefined }) {
  const t = useTexts(meaningTexts);
  const groups = Object.entries(meaningsOf(useLanguage())) as [MeaningGroup, readonly Meaning[]][];
  return (
    <Stack gap="lg" className={classes.meanings}>
      <Text>{t('about')}</Text>
      <HelpPicture page="meanings" title={t('title')} />
      {groups.map(([group, meanings]) => (
        <section key={group}>
          <Title order={2}>{t(`group.${group}.title`)}</Title>
          <Text size="sm" c="dimmed" mb={6}>
            {t(`group.${group}.about`)}
          </Text>
          <dl className={classes.list}>
            {meanings.map((meaning) => (
              <Entry key={meaning.code} meaning={meaning} marked={at === `${group}.${meaning.code}`} />
            ))}
          </dl>
        </section>
      ))}
    </Stack>
  );
}

function Entry({ meaning: { name, text }, marked }: { meaning: Meaning; marked: boolean }) {
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (marked) entry.current?.scrollIntoView({ block: 'center' });
  }, [marked]);
  return (
    <div ref={entry} className={classes.entry} data-marked={marked || undefined}>
      <dt>{name}</dt>
      {text === '' ? null : <dd>{text}</dd>}
    </div>
  );
}
