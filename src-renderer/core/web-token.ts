/**
 * Where a window in a browser gets the launch token from: its address, what this tab kept, or another tab of the same
 * program. It is never in a cookie (other ports would receive it) and never stays in an address (history, screenshots).
 */

const storageKey = 'sambung-token';
const channelName = 'sambung-token';
/** A tab that is there answers in a few milliseconds; one in the background may be slow to wake, and is heard later too. */
const waitForTabsMs = 1_000;

type Message = { kind: 'wanted' } | { kind: 'token'; token: string };

/** `#TOKEN` is the launch token, `#/…` a route. */
function tokenInAddress(): string | null {
  const fragment = window.location.hash.slice(1);
  return fragment === '' || fragment.startsWith('/') ? null : fragment;
}

/** The token leaves the address before anything else happens. */
function takeFromAddress(): string | null {
  const token = tokenInAddress();
  if (token === null) return null;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return token;
}

function keep(token: string): void {
  try {
    window.sessionStorage.setItem(storageKey, token);
  } catch {
    // A browser that keeps nothing: the token lives as long as the page, and a reload asks another tab.
  }
}

function kept(): string | null {
  try {
    return window.sessionStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** null: no other tab knows one. `not`: a token that was refused already. */
function fromAnotherTab(channel: BroadcastChannel, not: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const settle = (token: string | null) => {
      channel.removeEventListener('message', hear);
      resolve(token);
    };
    const hear = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'token' && data.token !== not) settle(data.token);
    };
    channel.addEventListener('message', hear);
    channel.postMessage({ kind: 'wanted' } satisfies Message);
    window.setTimeout(() => settle(null), waitForTabsMs);
  });
}

export type WebToken = {
  /** null: this window has none; only opening the program's address helps. */
  current(): string | null;
  /** The host took it: from now on other tabs may have it too. */
  proven(): void;
  /** The host refused it. true: another tab had a newer one. Asked once for each token, however many calls it failed for. */
  refused(token: string): Promise<boolean>;
};

/** The browser separates tabs and storage by origin, which includes the port. */
export async function findToken(): Promise<WebToken> {
  const channel = new BroadcastChannel(channelName);
  let token = takeFromAddress() ?? kept() ?? (await fromAnotherTab(channel, null));
  let isProven = false;
  let asking: { about: string; answer: Promise<boolean> } | null = null;
  let isWithout = token === null;
  if (token !== null) keep(token);

  // Only a token that works is given away: a tab from before a restart would hand out one that does not.
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'wanted' && isProven && token !== null) {
      channel.postMessage({ kind: 'token', token } satisfies Message);
    }
    // From a tab that took longer to wake than this one waited: it has said meanwhile that it has no token.
    if (data.kind === 'token' && isWithout && data.token !== token) {
      keep(data.token);
      window.location.reload();
    }
  });
  // The address of a newer launch, pasted over this one: only the fragment changes, so the browser loads nothing itself.
  window.addEventListener('hashchange', () => {
    if (tokenInAddress() !== null) window.location.reload();
  });

  async function askFor(refusedToken: string): Promise<boolean> {
    isProven = false;
    const other = await fromAnotherTab(channel, refusedToken);
    isWithout = other === null;
    if (other === null) return false;
    token = other;
    keep(other);
    return true;
  }

  return {
    current: () => token,
    proven() {
      if (isProven) return;
      isProven = true;
      // A tab from before a restart waits for it.
      if (token !== null) channel.postMessage({ kind: 'token', token } satisfies Message);
    },
    refused(refusedToken) {
      if (refusedToken !== token) return Promise.resolve(true);
      if (asking?.about !== refusedToken) asking = { about: refusedToken, answer: askFor(refusedToken) };
      return asking.answer;
    },
  };
}
