/**
 * The grid's scroll position: rows in their own pixels, however many the scroll bar stands for; columns in the
 * element's.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { lowestTop, type ScrollSpace, scaleOf, topToSee } from './scroll-space.ts';

export type Scrolled = { top: number; left: number; width: number; height: number };

export function useScroll(scroller: RefObject<HTMLDivElement | null>, rows: number, rowHeight: number, head: number) {
  // A store, because what it tells is drawn before the next frame: no blank is ever seen below the scroll bar's new place.
  const [place] = useState(() => createStore<Scrolled>()(() => ({ top: 0, left: 0, width: 0, height: 0 })));
  const at = useStore(place);
  /** The element's own figure is too coarse where a pixel of it is several of the rows. */
  const exact = useRef(0);
  const space: ScrollSpace = { rows, rowHeight, viewport: Math.max(0, at.height - head) };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => place.setState({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, place]);

  function moveTo(top: number): void {
    const element = scroller.current;
    if (element === null) return;
    exact.current = Math.max(0, Math.min(lowestTop(space), top));
    element.scrollTop = exact.current / scaleOf(space);
    place.setState({ top: exact.current, left: element.scrollLeft });
  }

  function onScroll(): void {
    const element = scroller.current;
    if (element === null) return;
    const scale = scaleOf(space);
    if (scale === 1 || Math.abs(element.scrollTop - exact.current / scale) > 1) {
      exact.current = element.scrollTop * scale;
    }
    place.setState({ top: exact.current, left: element.scrollLeft });
  }

  // The wheel moves as far as it does in a short list.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (scaleOf(space) === 1 || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    moveTo(exact.current + event.deltaY * (event.deltaMode === 1 ? rowHeight : 1));
  });
  useEffect(() => {
    const element = scroller.current;
    const listener = (event: WheelEvent) => onWheel(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [scroller]);

  return {
    at,
    space,
    onScroll,
    toTop: () => moveTo(0),
    /** The row wholly in view; the column too, right of the frozen ones. */
    see(row: number, column: { left: number; width: number } | undefined, frozen: number): void {
      const element = scroller.current;
      if (element === null) return;
      if (column !== undefined) {
        const rightmost = column.left;
        const leftmost = column.left + column.width - Math.max(column.width, element.clientWidth - frozen);
        element.scrollLeft = Math.min(rightmost, Math.max(leftmost, element.scrollLeft));
      }
      moveTo(topToSee(row, exact.current, space));
    },
  };
}
