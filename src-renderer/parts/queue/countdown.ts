/** Seconds until an instant, counted down on screen; null once it has passed or where there is none. */
import { useEffect, useState } from 'react';

export function secondsUntil(at: number | null, now: number): number | null {
  if (at === null || at <= now) return null;
  return Math.ceil((at - now) / 1000);
}

export function useCountdown(at: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (at === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= at) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return secondsUntil(at, now);
}
