/** In a browser: F5 and a closed tab ask first while a file is being imported, for the page alone holds it. */
import { useEffect } from 'react';
import { useImport } from '../screens/imports/state/import-state.ts';

/** Not in the program's own window: it has no key that loads the page anew, and what was repaired comes back with the same file. */
export function useGuardUnload(): void {
  const underWay = useImport((state) => state.step !== 'choose');
  useEffect(() => {
    if (!underWay || window.sambung !== undefined) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [underWay]);
}
