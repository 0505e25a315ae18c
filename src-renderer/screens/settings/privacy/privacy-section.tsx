/** What the law asks of what is stored about people: an end to it. */
import { Stack } from '@mantine/core';
import { AccessLogPart } from './access-log-part.tsx';
import { MaskingPart } from './masking-part.tsx';
import { RestrictedPart } from './restricted-part.tsx';
import { RetentionPart } from './retention-part.tsx';

export function PrivacySection() {
  return (
    <Stack gap="md">
      <MaskingPart />
      <AccessLogPart />
      <RetentionPart />
      <RestrictedPart />
    </Stack>
  );
}
