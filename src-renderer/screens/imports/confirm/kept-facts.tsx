/** A short list of counts beside the last step of an import: what happens to the rows of the file. */
import { Box, Title } from '@mantine/core';
import { type Figure, Figures } from '../../../ui/facts/figures.tsx';

export function KeptFacts({ title, facts }: { title: string; facts: readonly Figure[] }) {
  return (
    <Box component="section" className="card" px="1.125rem" py="md" aria-labelledby="import-kept">
      <Title order={2} id="import-kept">
        {title}
      </Title>
      <Box mt="xs">
        <Figures figures={facts} />
      </Box>
    </Box>
  );
}
