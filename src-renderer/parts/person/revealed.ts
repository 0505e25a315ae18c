/**
 * Whose digits show. Masked until somebody wants to see them, which the core writes down first; kept in memory alone, so that
 * a window opened anew is masked again.
 */
import { create } from 'zustand';
import type { Result } from '../../../src-main/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import { maskNik, maskPhone } from '../../../src-main/contract/masked.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';

type Revealed = { session: boolean; lookupIds: ReadonlySet<number> };
const nobody: Revealed = { session: false, lookupIds: new Set() };

export const useRevealed = create<Revealed>(() => nobody);

export function maskAgain(): void {
  useRevealed.setState(nobody);
}

export type Digits = {
  masked: boolean;
  /** Ready to show; never for copying. */
  nik(digits: string): string;
  phone(digits: string): string;
};

/** Of the person a lookup is about, the numbers as they may show. */
export function useDigits(): (lookupId: number) => Digits {
  const isOn = useCore((core) => core.settings.maskNumbers);
  const revealed = useRevealed();
  const format = useFormats();
  return (lookupId) =>
    isOn ? digitsOf(revealed, lookupId, format) : { masked: false, nik: format.nik, phone: format.phone };
}

/** Where numbers are masked. */
export function digitsOf(
  { session, lookupIds }: Revealed,
  lookupId: number,
  { nik, phone }: Omit<Digits, 'masked'>,
): Digits {
  return session || lookupIds.has(lookupId)
    ? { masked: false, nik, phone }
    : { masked: true, nik: maskNik, phone: maskPhone };
}

type Ask = (input: InputOf<'privacy.reveal'>) => Promise<Result<OutputOf<'privacy.reveal'>>>;

/** Resolves with whether they show now. What shows already is not asked for again. */
export async function reveal(ask: Ask, scope: 'row' | 'page', ids: readonly number[]): Promise<boolean> {
  const { lookupIds, session } = useRevealed.getState();
  const fresh = session ? [] : [...new Set(ids)].filter((id) => !lookupIds.has(id));
  if (fresh.length === 0) return true;
  const { ok } = await ask({ scope, lookupIds: fresh });
  if (ok) useRevealed.setState((now) => ({ lookupIds: new Set([...now.lookupIds, ...fresh]) }));
  return ok;
}

export async function revealSession(ask: Ask): Promise<void> {
  const { ok } = await ask({ scope: 'session', lookupIds: [] });
  if (ok) useRevealed.setState({ session: true });
}

export function useReveal() {
  const { run, pending } = useCommand('privacy.reveal');
  return {
    pending,
    reveal: (scope: 'row' | 'page', ids: readonly number[]) => reveal(run, scope, ids),
    revealSession: () => revealSession(run),
  };
}
