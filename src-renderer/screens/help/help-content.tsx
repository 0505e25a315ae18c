/** A page of the help as it is read: what the screen is for, then its parts. */
import { Stack, Text, Title } from '@mantine/core';
import type { HelpPage } from '../../routes.ts';
import classes from './help.module.css';
import type { HelpPart, HelpWords } from './help-page.ts';
import { HelpPicture } from './help-picture.tsx';

export function HelpContent({ page, words }: { page: HelpPage; words: HelpWords }) {
  return (
    <Stack gap="lg" className={classes.article}>
      <Text>{words.about}</Text>
      <HelpPicture page={page} title={words.title} />
      {words.parts.map((part) => (
        <Part key={part.heading} part={part} />
      ))}
    </Stack>
  );
}

function Part({ part: { heading, steps, lines } }: { part: HelpPart }) {
  return (
    <section>
      <Title order={2} mb={6}>
        {heading}
      </Title>
      {steps === undefined ? null : (
        <ol className={classes.lines}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {lines === undefined ? null : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
