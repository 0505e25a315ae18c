/** Tells what shows charges that this window has changed them: settled some, laid an invoice beside, took one back. */
import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';

const useTurns = create<{ turn: number }>(() => ({ turn: 0 }));

export function chargesChanged(): void {
  useTurns.setState(({ turn }) => ({ turn: turn + 1 }));
}

/** Another number after every change: for the key of a table. */
export function useChargesTurn(): number {
  return useTurns((state) => state.turn);
}

/** Runs after every change. */
export function useOnChargesChanged(action: () => void): void {
  const turn = useChargesTurn();
  const onChange = useEffectEvent(action);
  useEffect(() => {
    if (turn > 0) onChange();
  }, [turn]);
}
