/** What opens the data: the keyring that seals it on this machine, and the recovery key on paper. */
import { Stack } from '@mantine/core';
import { KeyringPart } from './keyring-part.tsx';
import { RecoveryPart } from './recovery-part.tsx';

export function SecuritySection() {
  return (
    <Stack gap="md">
      <RecoveryPart />
      <KeyringPart />
    </Stack>
  );
}
