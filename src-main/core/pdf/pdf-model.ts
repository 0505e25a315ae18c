/**
 * What a printed list looks like, as plain data that crosses to the writing process: cards that never break over a page where they
 * fit on one, and pages of sentences in front of them. Nothing here knows the library that writes it. Lengths are points, 1/72 inch.
 */

/** A piece of a line. `link`: opened by a tap on it, `tel:` or `https:`. */
export type Run = { text: string; bold?: boolean; size?: number; link?: string };
/** Runs that follow one another and wrap together. */
export type Paragraph = readonly Run[];

/** Drawn, for no font has all of them; told apart without colours. */
export type Sign = 'full' | 'half' | 'empty' | 'cross' | 'question';

export type Card = {
  /** From 1. */
  number: number;
  title: string;
  sign: Sign;
  /** Beside the form. */
  lines: readonly Paragraph[];
  /** Below, over the whole width. */
  facts: readonly Paragraph[];
};

/** The same on every card: boxes to tick, and lines to write on. `shares` of the width, 1 in all. */
export type Form = {
  title: string;
  boxes: readonly string[];
  rows: readonly (readonly { label: string; share: number }[])[];
};

export type Paper = {
  language: 'id' | 'en';
  /** At the head of every page. */
  heading: string;
  /** In a frame below it; null: nothing has to be said. */
  mark: string | null;
  /** At the foot of every page: when it was made. */
  madeAt: string;
  /** `Page {{page}} of {{pages}}`. */
  pages: string;
  form: Form;
  /** Behind the title of a card that is longer than a page. */
  continued: string;
  /** Below what holds letters that the font does not have. */
  unprintable: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
};

export type TextLine =
  | { headline: string }
  | { section: string }
  | { paragraph: string }
  /** Of a table: a label, figures in columns of one width, and bars of a share (0 to 1) of what room is left behind them. */
  | {
      row: {
        label: string;
        figures: readonly string[];
        bars: readonly { share: number; dark: boolean }[];
        heading?: true;
      };
    }
  /** A label and what it is. */
  | { fact: readonly [string, string] }
  /** Opaque and drawn line by line: `flatPng` makes it so; or a JPEG. Sides in points. */
  | { picture: Buffer; width: number; height: number }
  | 'gap';
