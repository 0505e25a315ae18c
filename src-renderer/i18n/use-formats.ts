/** The formats of the language on screen, for components. */
import { type Formats, formatsOf } from './format.ts';
import { useLanguage } from './texts.ts';

export function useFormats(): Formats {
  return formatsOf(useLanguage());
}
