import { key, word, wordOfEight } from "../../draws/hash.js";
import { laboratoryDraw } from "../../draws/laboratory.js";
import { draw } from "../../draws/uniform.js";
import { type Check, rowsOf } from "./check.js";

const BINS = 256;
/** Draws for each chi-square. */
const DRAWS = 1 << 20;
/** A standard normal number exceeds this, either way, once in 31,000 times: seldom enough, and the draws are fixed. */
const Z = 4.2;

/** How even counts are, as a standard normal number: chi-square on 255 degrees of freedom (Wilson and Hilferty 1931). */
function evenness(draws: (i: number) => number, shift: number): number {
  const counts = new Int32Array(BINS);
  for (let i = 0; i < DRAWS; i++) counts[(draws(i) >>> shift) & (BINS - 1)]++;
  const each = DRAWS / BINS;
  let chi2 = 0;
  for (const n of counts) chi2 += (n - each) ** 2 / each;
  const v = 2 / (9 * (BINS - 1));
  return (Math.cbrt(chi2 / (BINS - 1)) - (1 - v)) / Math.sqrt(v);
}

/** As frozen with the first release. */
const HASH_WORDS = [0xa31c649e, 0x01b28c93, 0x687f53f9, 0xb9bf94e1, 0x60505437];
const keyed = key(20140101, 65, 83, 21361);

export const DRAW_CHECKS: readonly Check[] = [
  {
    key: "hash-words",
    says: "The hash behind every draw gives the words it always gave, so that old results can be had again.",
    source: "frozen with the first release (tests/golden/draws/hash.txt)",
    rows: () =>
      rowsOf(
        ["key word a", "key word b", "word of place 0", "word of place 65535", "eighth word of place 4097"],
        HASH_WORDS,
        [
          keyed.a,
          keyed.b,
          word(0, keyed.a, keyed.b),
          word(65535, keyed.a, keyed.b),
          wordOfEight(4097, keyed.a, keyed.b, 7),
        ].map((x) => x >>> 0),
        0,
      ),
  },
  {
    key: "hash-even",
    says: `Bytes of ${DRAWS.toLocaleString("en-US")} draws are even: chi-square, as a standard normal number.`,
    source: "Wilson and Hilferty 1931; 0 on average",
    rows: () =>
      rowsOf(
        [
          "a decision of a world, top byte",
          "the same, bottom byte",
          "a decision of the laboratory, top byte",
          "the same, bottom byte",
        ],
        [0, 0, 0, 0],
        [
          evenness((i) => draw(1, "camera_seen", i, 5), 24),
          evenness((i) => draw(1, "camera_seen", i, 5), 0),
          evenness((i) => laboratoryDraw(1, "resample", i, 3), 24),
          evenness((i) => laboratoryDraw(1, "resample", i, 3), 0),
        ],
        Z,
      ),
  },
];
