import type { Program } from "../results/provenance.js";

/** How a number is written; see words/formats. */
export type Format =
  | "count"
  | "country"
  | "share"
  | "change"
  | "rate"
  | "points"
  | "ratio"
  | "index"
  | "months"
  | "text";

/** A number that a sentence states, with what it is about. `written` is how it stands in the sentence. */
export interface Stated {
  readonly written: string;
  readonly value: number;
  readonly measure: string;
  readonly unit: string;
  /** As in the tables: "all", "income:Q1" … */
  readonly group: string;
  /** A month, a year, or a span of months. */
  readonly when: string;
  /** Cases it rests on. */
  readonly n: number;
  /** Residents it was scaled from to the country; absent where it is the world's own number. */
  readonly scaled_from?: number;
}

/** A sentence in plain English, and every number in it. */
export interface Sentence {
  readonly text: string;
  readonly numbers: readonly Stated[];
}

/** A line, an area, a row of dots: one value for each entry of the figure's `x`. Null where it cannot be estimated. */
export interface Series {
  readonly name: string;
  readonly measure: string;
  readonly group: string;
  readonly values: readonly (number | null)[];
  /** Cases each value rests on. */
  readonly n: readonly number[];
  /** Interval, where one is given: 95 %, or the figure's level. */
  readonly lo?: readonly (number | null)[];
  readonly hi?: readonly (number | null)[];
}

/** A picture and all that is needed to draw it. */
export interface Figure {
  readonly kind: "figure";
  readonly key: string;
  readonly title: string;
  /** How to read it. */
  readonly says: string;
  /** The picture in words. */
  readonly alt: string;
  /** A scatter has two series: places along x, and up y. */
  readonly draw: "lines" | "areas" | "steps" | "dots" | "scatter";
  /** Along the picture: months ("2014-01"), whole months since a beginning, or names of groups. */
  readonly x: readonly (string | number)[];
  readonly x_says: string;
  /** For groups: the dimension each belongs to. */
  readonly families?: readonly string[];
  readonly unit: string;
  readonly format: Format;
  readonly series: readonly Series[];
  /** Level of the intervals; 0.95 if not said. */
  readonly level?: number;
  /** A value that the others are held against; in a scatter, the place of a point to ring. */
  readonly reference?: { readonly name: string; readonly value: number };
}

export interface Column {
  readonly title: string;
  readonly unit: string;
  readonly format: Format;
}
/** `as` where a number is not written as its column says. */
export type Cell = string | number | null | { readonly value: number; readonly as: Format };

/** A table that stands for itself. */
export interface Table {
  readonly kind: "table";
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One part of the story: sentences, then pictures and tables. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly says: readonly Sentence[];
  readonly shows: readonly (Figure | Table)[];
  /** What this world has nothing to show for, and why. */
  readonly left_out: readonly string[];
}

/** One row of the description, the sources, and what this world made of it. */
export interface Against {
  readonly id: string;
  readonly description: string;
  readonly sources: string;
  readonly grade: string;
  /** Empty where it is not part of the scenario. */
  readonly world: readonly Sentence[];
}

/** A parameter with its value in this world. */
export interface Used {
  readonly path: string;
  readonly says: string;
  readonly unit: string;
  readonly value: string;
  /** What it would be if the scenario did not say otherwise; null where it is that. */
  readonly changed_from: string | null;
  /** Range in which an assumption should be varied. */
  readonly sweep: readonly [number, number] | null;
  readonly source: string;
}
export interface RoomParameters {
  readonly room: string;
  readonly parameters: readonly Used[];
}
export interface Assumptions {
  readonly says: readonly Sentence[];
  readonly assumed: readonly RoomParameters[];
  readonly published: readonly RoomParameters[];
}

export interface Reproduce {
  /** As it was typed. */
  readonly command: string;
  /** From the run's folder alone. */
  readonly again: string;
  readonly files: readonly { readonly name: string; readonly says: string }[];
  readonly reading: readonly { readonly language: string; readonly line: string }[];
}

/** What a world was and what it did to those who lived in it: report.json. The page is made from it alone. */
export interface Report {
  readonly kind: "glasshouse report";
  readonly version: 1;
  readonly title: string;
  readonly about: string;
  readonly boundary: readonly string[];
  readonly program: Program;
  readonly scenario: { readonly name: string; readonly says: string };
  readonly seed: number;
  readonly residents: number;
  /** People of the country that counts are scaled to. */
  readonly country_population: number;
  readonly months: number;
  readonly first_month: string;
  readonly last_month: string;
  readonly digest: string;
  readonly warnings: readonly string[];
  readonly happened: readonly Sentence[];
  readonly sections: readonly Section[];
  readonly against: readonly Against[];
  readonly assumptions: Assumptions;
  readonly reproduce: Reproduce;
}
