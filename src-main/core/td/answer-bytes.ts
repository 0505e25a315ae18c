/** A filter between a socket and the HTTP library that lets through one answer for each question. */

/** A head that has not ended after so many bytes is handed on as it is: the library refuses it. */
const headLimit = 64 * 1024;

export type AnswerBytes = {
  /** A question goes out: its answer begins with the next byte. */
  asked(): void;
  /** What the library may see of what came; null: nothing of it yet. */
  pass(chunk: Buffer): Buffer | null;
  /** The answer was irregular, or more than it arrived: the socket must not be used again. */
  readonly spent: boolean;
};

/**
 * Removes what makes the library give up a paid answer that can still be read (interim answers nobody asked for, a
 * length beside chunks), and everything beyond the answer. Such a socket is not used for another question: one answer's
 * bytes must never be read as another's.
 */
export function createAnswerBytes(): AnswerBytes {
  let head: Buffer | null = null;
  /** Bytes of the body that are still to come; null: only the library knows where it ends. */
  let toCome: number | null = null;
  let spent = false;

  function body(chunk: Buffer): Buffer | null {
    if (toCome === null) return chunk;
    if (chunk.length > toCome) spent = true;
    const own = chunk.subarray(0, toCome);
    toCome -= own.length;
    return own.length === 0 ? null : own;
  }

  function untouched(bytes: Buffer): Buffer {
    head = null;
    toCome = null;
    spent = true;
    return bytes;
  }

  function pass(chunk: Buffer): Buffer | null {
    if (head === null) return body(chunk);
    const bytes = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    head = bytes;
    if (!couldBeHttp(bytes)) return untouched(bytes);
    const end = endOfHead(bytes);
    if (end === null) return bytes.length > headLimit ? untouched(bytes) : null;
    const read = readHead(bytes.subarray(0, end).toString('latin1'));
    const rest = bytes.subarray(end);
    if (read.interim) {
      head = Buffer.alloc(0);
      return rest.length === 0 ? null : pass(rest);
    }
    head = null;
    toCome = read.length;
    spent ||= read.odd;
    const first = read.odd ? Buffer.from(read.text, 'latin1') : bytes.subarray(0, end);
    const more = rest.length === 0 ? null : body(rest);
    return more === null ? first : Buffer.concat([first, more]);
  }

  return {
    asked() {
      head = Buffer.alloc(0);
      toCome = null;
    },
    pass,
    get spent() {
      return spent;
    },
  };
}

function couldBeHttp(bytes: Buffer): boolean {
  const begin = 'HTTP/1.';
  return begin.startsWith(bytes.toString('latin1', 0, Math.min(bytes.length, begin.length)));
}

/** Index behind the empty line; null while it has not come. Bare line feeds count as line ends (RFC 9112, 2.2). */
function endOfHead(bytes: Buffer): number | null {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return null;
}

type Head = {
  readonly interim: boolean;
  /** The head as the library takes it. */
  readonly text: string;
  /** Not as a careful server writes it: `text` is another one, or its meaning hangs on the reader. */
  readonly odd: boolean;
  /** Of the body, where a length alone says it. */
  readonly length: number | null;
};

/**
 * Transfer-Encoding goes over Content-Length (RFC 9112, 6.3), a length said twice alike counts once. Lengths that
 * contradict each other stay as they are: the library refuses them, and nobody knows what such an answer said.
 */
function readHead(text: string): Head {
  const [start = '', ...lines] = text.split(/\r?\n/).slice(0, -2);
  const status = Number(/^HTTP\/1\.[01] +(\d{3})/.exec(start)?.[1] ?? 0);
  if (status >= 100 && status < 200 && status !== 101) return { interim: true, text, odd: false, length: null };
  const named = (name: string) => lines.filter((line) => line.toLowerCase().startsWith(`${name}:`)).map(headerValue);
  const lengths = named('content-length').flatMap((value) => value.split(',').map((one) => one.trim()));
  const chunked = /(?:^|,)\s*chunked$/i.test(named('transfer-encoding').join(','));
  const [length = ''] = new Set(lengths);
  const agreed = new Set(lengths).size === 1 && /^\d{1,15}$/.test(length);
  const others = lines.filter((line) => !/^content-length:/i.test(line));
  // "identity" is how older servers say that nothing was done to it: the length counts.
  const asItIs = agreed && /^identity$/i.test(named('transfer-encoding').join(','));
  const kept = asItIs
    ? [...others.filter((line) => !/^transfer-encoding:/i.test(line)), said(length)]
    : chunked && lengths.length > 0
      ? others
      : agreed && lengths.length > 1
        ? [...others, said(length)]
        : lines;
  const clean = [start, ...kept, '', ''].join('\r\n');
  const odd = clean !== text || lines.some((line) => /^[ \t]/.test(line));
  const hasBody = status !== 204 && status !== 304;
  const byLength = agreed && hasBody && (asItIs || named('transfer-encoding').length === 0);
  return { interim: false, text: clean, odd, length: byLength ? Number(length) : null };
}

function headerValue(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}

function said(length: string): string {
  return `Content-Length: ${length}`;
}
