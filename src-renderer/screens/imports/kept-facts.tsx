/** A short list of counts beside the last step of an import: what happens to the rows of the file. */
import { Box, Title } from '@mantine/core';
import { type Figure, Figures } from '../../ui/figures.tsx';
import classes from './confirm-import.module.css';

export function KeptFacts({ title, facts }: { title: string; facts: readonly Figure[] }) {
  return (
    <section className={classes.kept} aria-labelledby="import-kept">
      <Title order={2} id="import-kept">
        {title}
      </Title>
      <Box mt="xs">
        <Figures figures={facts} />
      </Box>
    </section>
  );
}
