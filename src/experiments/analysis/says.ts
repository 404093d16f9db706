import { coversZero } from "../sensitivity/bounds.js";
import type { Answers } from "./answers.js";
import type { EffectRow, IndexRow } from "./rows.js";

/** "a", "a and b", "a, b and c". */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
const percent = (share: number): string => (share < 0.01 ? "less than 1 %" : `about ${Math.round(100 * share)} %`);

/** What must be known to read the numbers of an outcome, in sentences: what varies, what chance adds, and where bounds cover zero. */
export function saysOf(answers: Answers, rows: readonly IndexRow[], effects: readonly EffectRow[]): string[] {
  const { sd, chance, mean } = answers;
  if (mean === null) return ["No cell has a value."];
  if (sd === null || sd === 0) return ["It is the same in every cell: no factor that was varied does anything to it."];
  return [...ofChance(chance), ...ofSobol(rows), ...ofMorris(rows), ...ofPawn(rows), ...ofEffects(effects)];
}

function ofChance(chance: number | null): string[] {
  if (chance === null)
    return [
      "Each cell has a single replicate, so chance cannot be told from what factors do; it counts in all that follows.",
    ];
  return chance >= 1
    ? ["Cells differ no more than replicates of one cell do: what varies here is chance, as far as can be told."]
    : [`Of the variance between cells, ${percent(chance)} is chance that is left after averaging over replicates.`];
}

const named = ({ factor, with: pair }: IndexRow): string => (pair === null ? factor : `${factor} with ${pair}`);
const of = (rows: readonly IndexRow[], method: string, index: string): readonly IndexRow[] =>
  rows.filter((row) => row.method === method && row.index === index);

/** Not "too small to tell": the same bits in every run, however often the factor was set otherwise. */
const doesNothing = ({ estimate, lo, hi }: IndexRow): boolean => estimate === 0 && lo === 0 && hi === 0;
const idleIn = (rows: readonly IndexRow[], what: string): string[] => {
  const idle = rows.filter(doesNothing).map(named);
  return idle.length === 0 ? [] : [`${listed(idle)} changed nothing at all in ${what}.`];
};

function ofSobol(rows: readonly IndexRow[]): string[] {
  const idle = of(rows, "sobol", "total").filter(doesNothing).map(named);
  const covering = (index: string): string[] =>
    of(rows, "sobol", index)
      .filter((row) => coversZero(row) && ![row.factor, row.with].some((name) => idle.includes(name ?? "")))
      .map(named);
  const [first, total, second] = ["first", "total", "second"].map(covering);
  return [
    ...idleIn(of(rows, "sobol", "total"), "these runs"),
    ...(first.length === 0
      ? []
      : [
          `The bounds of the first-order index cover 0 for ${listed(first)}: these runs leave open whether ${first.length === 1 ? "it does" : "they do"} anything alone.`,
        ]),
    ...(total.length === 0
      ? []
      : [
          `The bounds of the total index cover 0 for ${listed(total)}: these runs leave open whether ${total.length === 1 ? "it does" : "they do"} anything at all.`,
        ]),
    ...(second.length === 0
      ? []
      : [
          `The bounds of the second-order index cover 0 for ${listed(second)}: these runs leave open whether they interact.`,
        ]),
  ];
}

function ofMorris(rows: readonly IndexRow[]): string[] {
  const idle = of(rows, "morris", "mu_star").filter(doesNothing).map(named);
  const covering = of(rows, "morris", "mu")
    .filter((row) => coversZero(row) && !idle.includes(row.factor))
    .map(named);
  return [
    ...idleIn(of(rows, "morris", "mu_star"), "any move"),
    ...(covering.length === 0
      ? []
      : [
          `The bounds of the mean effect μ cover 0 for ${listed(covering)}: these runs leave open whether ${covering.length === 1 ? "it raises or lowers" : "they raise or lower"} the outcome.`,
        ]),
  ];
}

function ofPawn(rows: readonly IndexRow[]): string[] {
  const idle = of(rows, "pawn", "median").filter(
    ({ estimate, dummy }) => estimate !== null && dummy !== null && estimate <= dummy,
  );
  return idle.length === 0
    ? []
    : [
        `By PAWN, ${listed(idle.map(named))} cannot be told from ${idle.length === 1 ? "a factor that does" : "factors that do"} nothing.`,
      ];
}

function ofEffects(effects: readonly EffectRow[]): string[] {
  const bounds = effects.filter(({ lo, hi }) => lo !== null && hi !== null);
  if (effects.length > 0 && bounds.length === 0)
    return ["The effects have no bounds: a single replicate says nothing of chance."];
  const factors = [...new Set(bounds.map(({ factor }) => factor))];
  const idle = factors.filter((factor) => bounds.filter((row) => row.factor === factor).every(coversZero));
  return idle.length === 0
    ? []
    : [
        `The bounds of every effect of ${listed(idle)} cover 0: these runs do not show which way ${idle.length === 1 ? "it moves" : "they move"} the outcome, if at all.`,
      ];
}
