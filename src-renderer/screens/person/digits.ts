/** How a person's digits stand on their page, and in what is copied of it: the one place that says it. */
import { createContext, useContext } from 'react';
import { type Digits, useDigits as useDigitsOf } from '../../parts/person/revealed.ts';

/** The lookup the page was reached by: what was revealed by it shows on all of the page. */
const reachedBy = createContext(0);

export const PersonOnPage = reachedBy.Provider;

export function useReachedBy(): number {
  return useContext(reachedBy);
}

export function useDigits(): Digits {
  return useDigitsOf()(useReachedBy());
}
