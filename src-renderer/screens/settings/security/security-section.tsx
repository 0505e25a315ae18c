/** What opens the data: the keyring that seals it on this machine, the recovery key on paper, and operators' passphrases; and what may leave it in the clear. */
import { Stack } from '@mantine/core';
import { CrashFilesPart } from './crash-files-part.tsx';
import { KeyringPart } from './keyring-part.tsx';
import { LockPart } from './lock-part.tsx';
import { RecoveryPart } from './recovery-part.tsx';

export function SecuritySection() {
  return (
    <Stack gap="md">
      <RecoveryPart />
      <LockPart />
      <KeyringPart />
      <CrashFilesPart />
    </Stack>
  );
}
