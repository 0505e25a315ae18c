/** Saving a file from a button: one at a time, with a word when it is saved or why it could not be. */
import { useState } from 'react';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { coreClient } from '../core.ts';
import { notifyError } from '../notify.ts';
import { notifySaved } from './notify-saved.tsx';
import type { Saved } from './save-as.ts';

export function useSaveAs(): {
  /** `write`: asks where to and writes (`saveAs`); null where nobody chose. `done`: what is said of a saved file. */
  save: <T extends object>(
    write: (client: CoreClient) => Promise<Result<Saved<T> | null>>,
    done: (saved: T) => string,
  ) => Promise<void>;
  saving: boolean;
} {
  const [saving, setSaving] = useState(false);
  return {
    saving,
    async save(write, done) {
      setSaving(true);
      const saved = await write(coreClient);
      setSaving(false);
      if (!saved.ok) notifyError(saved.error);
      else if (saved.value !== null) notifySaved(done(saved.value), saved.value.savedId);
    },
  };
}
