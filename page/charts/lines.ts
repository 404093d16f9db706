import type { Key } from "../words/en.js";
import { number, percent } from "../words/words.svelte.js";
import type { Charted } from "./charted.js";

/** How a measure is drawn as lines: its words, whether its axis starts at zero, and how its values are written. */
interface Drawn {
  readonly key: Charted;
  readonly title: Key;
  readonly says: Key;
  readonly zero: boolean;
  show(value: number): string;
}

const share = (value: number): string => percent(value);

/** The charts of lines, in the order in which they stand. */
export const LINES: readonly Drawn[] = [
  { key: "mean_score", title: "chart_score", says: "chart_score_says", zero: false, show: (v) => number(v) },
  { key: "sanctioned_share", title: "chart_sanctions", says: "chart_sanctions_says", zero: true, show: share },
  { key: "false_record_share", title: "chart_errors", says: "chart_errors_says", zero: true, show: share },
  { key: "sanctioned_false_share", title: "chart_wronged", says: "chart_wronged_says", zero: true, show: share },
  { key: "held_back_share", title: "chart_silence", says: "chart_silence_says", zero: true, show: share },
];
