/** The beginning of an XML part: its encoding and the prefix of its elements, or that it is not a part we read. */
import { unsure } from './unsure.ts';

/** `raw`: one character a byte, up to some point behind the root's start. Returns the prefix with its colon, or ''. */
export function elementPrefix(raw: string, root: string): string {
  const found = /^(?:\u00ef\u00bb\u00bf)?(?:<\?xml([^<>]*)\?>)?\s*<(?:(\w+):)?(\w+)[\s/>]/.exec(raw);
  if (!found || found[3] !== root) unsure('the root is another one');
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(found?.[1] ?? '')?.[1] ?? 'utf-8';
  if (encoding.toLowerCase() !== 'utf-8') unsure('the encoding is another one');
  if (raw.includes('<!')) unsure('comments or sections');
  return found?.[2] === undefined ? '' : `${found[2]}:`;
}
