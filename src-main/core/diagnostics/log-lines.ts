/** Reads the log back: lines as this program writes them, and no others. */
import { z } from 'zod';
import type { Trouble } from '../../contract/diagnostics.ts';
import { logFactNames, plainEvents, troubleEvents } from '../../contract/log-events.ts';

/** Letters of a fact at most. */
const longestFact = 200;
const longestMessage = 1_000;

const place = z.string().regex(/^(?:node:[a-z0-9_/]+|elsewhere|[\w@.+-]+(?:\/[\w@.+-]+)*)(?::\d+){1,2}$/);
const errorShape = {
  kind: z.string().regex(/^[A-Za-z]{1,60}$/),
  code: z.string().max(longestFact).optional(),
  message: z.string().max(longestMessage),
  at: z.array(place).max(30),
};
const cause = z.object({
  ...errorShape,
  cause: z
    .unknown()
    .optional()
    .transform(() => undefined),
});

/** What is not named here is left out of a line; a line of an older program, whose shape was another, is no line. */
const lineShape = z.object({
  time: z.iso.datetime(),
  level: z.enum(['info', 'warn', 'error']),
  event: z.enum([...troubleEvents, ...plainEvents]),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-[a-z.0-9]{1,20})?$/),
  host: z.enum(['electron', 'web', 'cli']),
  pid: z.int(),
  ...Object.fromEntries(
    logFactNames
      .filter((name) => !['version', 'event'].includes(name))
      .map((name) => [name, z.union([z.string().max(longestFact), z.number(), z.boolean(), z.null()]).optional()]),
  ),
  error: z.object({ ...errorShape, cause: cause.optional() }).optional(),
});
type LogLine = z.infer<typeof lineShape> & { code?: unknown };

export function readLines(text: string): LogLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      const read = lineShape.safeParse(JSON.parse(line));
      return read.success ? [read.data as LogLine] : [];
    } catch {
      return [];
    }
  });
}

const mostTroubles = 20;
const isTrouble = (event: string): event is Trouble['event'] => (troubleEvents as readonly string[]).includes(event);

/** Newest first, alike ones once. */
export function troublesIn(lines: readonly LogLine[]): Trouble[] {
  const found = new Map<string, Trouble>();
  for (const { time, event, code: said, error } of lines) {
    if (!isTrouble(event)) continue;
    const code = typeof said === 'string' ? said : (error?.code ?? null);
    const key = `${event} ${code}`;
    const { times = 0, at = 0 } = found.get(key) ?? {};
    // Of one millisecond, that which was written last comes first.
    found.delete(key);
    found.set(key, { event, code, at: Math.max(at, Date.parse(time)), times: times + 1 });
  }
  return [...found.values()]
    .reverse()
    .sort((one, other) => other.at - one.at)
    .slice(0, mostTroubles);
}
