/** A short list of counts beside the last step of an import: what becomes of the rows of the file. */
import { Title } from '@mantine/core';
import classes from './confirm-import.module.css';

export type KeptFact = { term: string; value: string; main?: boolean };

export function KeptFacts({ title, facts }: { title: string; facts: KeptFact[] }) {
  return (
    <section className={classes.kept} aria-labelledby="import-kept">
      <Title order={2} id="import-kept">
        {title}
      </Title>
      <dl className={classes.facts}>
        {facts.map(({ term, value, main = false }) => (
          <div key={term} className={classes.fact} data-main={main || undefined}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
