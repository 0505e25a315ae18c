/** The input over the cell that is being edited. */
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { Move } from '../draft/grid-selection.ts';
import classes from './grid.module.css';

/** `text` null: nothing was typed. */
export type EditEnd = { text: string | null; move: Move; many: boolean } | null;

/**
 * Enter keeps the text and goes down, Tab goes right, Escape leaves the cell as it was, Ctrl+Enter puts the text into
 * every selected cell. Leaving it in any other way keeps the text. A cell in which nothing was typed stays what it is:
 * looking at a number does not turn it into text.
 */
export function CellEditor({
  label,
  start,
  typed,
  selectAll,
  style,
  onEnd,
}: {
  label: string;
  start: string;
  /** `start` is what was typed to get here. */
  typed: boolean;
  /** The text is marked, so that typing replaces it. */
  selectAll: boolean;
  style: { left: number; width: number; top: number; height: number };
  /** null: as it was. */
  onEnd: (end: EditEnd) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const touched = useRef(typed);

  useLayoutEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    if (selectAll) field?.select();
    else field?.setSelectionRange(field.value.length, field.value.length);
  }, [selectAll]);

  function end(result: EditEnd): void {
    if (ended.current) return;
    ended.current = true;
    onEnd(result);
  }

  const keep = (move: Move, many = false) => {
    const text = touched.current || many ? (input.current?.value ?? start) : null;
    end({ text, move, many });
  };
  const still = { rows: 0, columns: 0 };

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Nothing typed here is meant for the grid.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(null);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(still, true);
    else if (event.key === 'Enter') keep({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === 'Tab') keep({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    else return;
    event.preventDefault();
  }

  return (
    <input
      ref={input}
      className={classes.editor}
      style={style}
      aria-label={label}
      defaultValue={start}
      maxLength={32_767}
      autoComplete="off"
      spellCheck={false}
      onInput={() => {
        touched.current = true;
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // Another window has the focus now, to read a number from perhaps: the text waits for it to come back.
        if (document.hasFocus()) keep(still);
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
