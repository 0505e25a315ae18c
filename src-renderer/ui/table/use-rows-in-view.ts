/** Which rows are in the document, and the next page read before its end is reached. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Keyset } from '../../core/use-keyset.ts';

/** `headHeight` and `rowHeight` in pixels. `onTop`: what is shown started over, and is at its top again. */
export function useRowsInView<R>(
  scroller: RefObject<HTMLDivElement | null>,
  keyset: Keyset<R>,
  { headHeight, rowHeight, onTop }: { headHeight: number; rowHeight: number; onTop: () => void },
) {
  const count = keyset.rows.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtual.getVirtualItems();
  const firstShown = items[0]?.index ?? 0;
  const lastShown = items.at(-1)?.index ?? 0;

  const startOver = useEffectEvent(() => {
    onTop();
    scroller.current?.scrollTo({ top: 0 });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key starts over at the top
  useEffect(() => startOver(), [keyset.top]);

  const readOn = useEffectEvent(() => {
    if (keyset.hasMore && keyset.error === null && lastShown >= count - 20) keyset.loadMore();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever the view or the rows move
  useEffect(() => readOn(), [lastShown, count, keyset.phase]);

  const look = useEffectEvent(() => keyset.look(firstShown, lastShown));
  useEffect(() => look());

  return {
    items,
    height: virtual.getTotalSize(),
    show: (index: number) => virtual.scrollToIndex(index, { align: 'auto' }),
    /** As many rows as a page of the keyboard moves over. */
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
  };
}
