import { REWARDS, SANCTIONS } from "../../enforcement/sanctions.js";
import { Ledger } from "../../engine/ledger.js";
import { SAMPLE_WIDTH, sampleWriter } from "../../engine/sample.js";
import { ACTS } from "../../life/acts.js";
import { type Scenario, SECTIONS } from "../../scenario/catalogue.js";
import type { IncomeScale } from "../../society/income.js";
import { TOWN } from "../../state/columns.js";
import type { Asked, Doing, ExplainOptions, Span } from "./asked.js";
import { type Followed, followedOf } from "./followed.js";
import type { Compared, Twin } from "./life.js";
import { Near, townsNear } from "./near.js";
import { liveWhole, rest } from "./whole.js";

/** What is switched off where nobody is scored and nothing is closed or opened. Watching goes on. */
export const NO_SCORE = [
  "registry.enrolment",
  "enforcement.court_list",
  "enforcement.misconduct_list",
  "enforcement.tax_list",
  ...[...SANCTIONS, ...REWARDS].map((row) => `enforcement.${row.key}`),
];

/**
 * What can no longer make a difference once nobody is rated and nothing is closed: records that cost nobody points, and pulls between scores that
 * are not there. The review stays, since struck words teach silence by themselves. Left out only so that a twin costs less to live.
 */
const IDLE = SECTIONS.filter(
  ({ room, path }) =>
    (room === "watch" && path !== "watch.review") ||
    (room === "registry" && path !== "registry.enrolment") ||
    (room === "score" && path !== "score.scale") ||
    room === "safeguards",
).map(({ path }) => path);

/** The world of the twins: nobody scored, nothing closed or opened, and nothing done that then makes no difference. */
export const twinScenario = (scenario: Scenario): Scenario => withoutAll(scenario, [...NO_SCORE, ...IDLE]);

/** The scenario without some mechanisms. */
export function withoutAll(scenario: Scenario, paths: readonly string[]): Scenario {
  const off = paths.flatMap((path) =>
    scenario.settings[path] === undefined ? [] : [[path, { ...scenario.settings[path], on: false }] as const],
  );
  return { ...scenario, settings: { ...scenario.settings, ...Object.fromEntries(off) } };
}

/** Lives the twins of some residents: the same draws, in a world without the score. In their own towns alone, where those are few. */
export async function liveTwins(
  asked: Asked,
  residents: readonly number[],
  months: readonly string[],
  options: ExplainOptions,
): Promise<Followed[]> {
  const twins = { ...asked, scenario: twinScenario(asked.scenario) };
  return followNear(twins, residents, months, options, "the twin without the score");
}

/** Follows some residents through the months of a world; in their own towns alone, where those are a few of many. */
export async function followNear(
  asked: Asked,
  residents: readonly number[],
  months: readonly string[],
  options: ExplainOptions,
  what: string,
): Promise<Followed[]> {
  const { onProgress, signal } = options;
  const towns = townsNear(asked.residents, residents);
  if (towns.length > 2) {
    const { checker: _, ...rest } = options;
    const all = { ...rest, onProgress: onProgress && ((doing: Doing) => onProgress({ ...doing, what })) };
    const { parts, harvest } = await liveWhole(asked, residents, all);
    return followedOf(residents, months, parts, harvest.sampleTraits, harvest.sampleRows);
  }
  const ledger = new Ledger(residents);
  const near = new Near(asked, towns, ledger).generate();
  const width = residents.length * SAMPLE_WIDTH;
  const rows = new Int32Array(months.length * width);
  const month = new Int32Array(width);
  const write = sampleWriter(residents, month);
  const traits = Uint32Array.from(residents, (r) => near.towns[Math.floor(r / TOWN)].columns.traits[r % TOWN]);
  while (near.month < months.length) {
    signal?.throwIfAborted();
    near.live((_, m) => write(m));
    rows.set(month, (near.month - 1) * width);
    onProgress?.({ what, done: near.month, of: months.length });
    await rest();
  }
  return followedOf(residents, months, [ledger.part()], traits, rows);
}

const actsOf = (test: (domain: string, key: string) => boolean) =>
  ACTS.filter((a) => test(a.domain, a.key)).map((a) => `acts.${a.key}`);
const OFFENCES = actsOf((domain) => ["street", "money", "tax", "travel", "company"].includes(domain));
const WORDS_OUT = actsOf((domain, key) => domain === "online" && key.endsWith("_out"));
const GOOD = actsOf((domain, key) => domain === "good" || key === "praise");
const REFUSED = SANCTIONS.filter((row) => row.occasion !== null).map((row) => `met.${row.key}`);
const ties = (bits: number): number => bits.toString(2).replaceAll("0", "").length;

interface Measured {
  readonly measure: string;
  readonly says: string;
  readonly unit: string;
  of(followed: Followed, span: Span, incomes: IncomeScale): number;
}

const summed =
  (counters: readonly string[]) =>
  (f: Followed, { first, last }: Span) =>
    counters.reduce((sum, counter) => sum + f.counted(counter, first, last), 0);

/** What is compared between a resident and the twin. To compare more, add a row. */
const MEASURES: readonly Measured[] = [
  { measure: "refused", says: "Times something was refused.", unit: "times", of: summed(REFUSED) },
  {
    measure: "months_under_sanction",
    says: "Months in which something was closed.",
    unit: "months",
    of: (f, { first, last }) => {
      let months = 0;
      for (let m = first; m <= last; m++) if (f.at(m, "closed") !== 0) months++;
      return months;
    },
  },
  {
    measure: "income",
    says: "Income per head in the last month.",
    unit: "money a year",
    of: (f, { last }, incomes) => Math.round(incomes.values[f.at(last, "income_level")]),
  },
  {
    measure: "ties",
    says: "Living ties in the last month.",
    unit: "ties",
    of: (f, { last }) => ties(f.at(last, "ties")),
  },
  { measure: "offences", says: "Offences truly committed.", unit: "acts", of: summed(OFFENCES) },
  { measure: "words_out", says: "Words and pictures out of line.", unit: "acts", of: summed(WORDS_OUT) },
  {
    measure: "words_held_back",
    says: "Words out of line that learned chill held back.",
    unit: "acts",
    of: summed(["words_held_back"]),
  },
  { measure: "good_deeds", says: "Good deeds and praise.", unit: "acts", of: summed(GOOD) },
  {
    measure: "judgments",
    says: "Debts that ended as a court judgment.",
    unit: "acts",
    of: summed(["acts.court_judgment"]),
  },
];

/** State in which the lives of a resident and the twin may come to differ. Scores and what they close differ by definition. */
const STATE = ["income_level", "debt", "caution", "chill", "ties"];

/** A resident beside the twin. */
export function twinOf(
  resident: Followed,
  twin: Followed,
  span: Span,
  months: readonly string[],
  incomes: IncomeScale,
): Twin {
  const compared = MEASURES.map(
    ({ measure, says, unit, of }): Compared => ({
      measure,
      says,
      unit,
      resident: of(resident, span, incomes),
      twin: of(twin, span, incomes),
    }),
  );
  const counters = [...OFFENCES, ...WORDS_OUT, ...GOOD];
  const differs = (m: number): boolean =>
    STATE.some((field) => resident.at(m, field) !== twin.at(m, field)) ||
    counters.some((counter) => resident.counted(counter, m, m) !== twin.counted(counter, m, m));
  const first = months.findIndex((_, m) => m <= span.last && differs(m));
  const firstMonth = first < 0 ? null : months[first];
  return { without: NO_SCORE, first_difference: firstMonth, compared, says: sentenceOf(compared, firstMonth) };
}

/** What is said of a measure that differs. */
const SAYS: Readonly<Record<string, (c: Compared) => string>> = {
  refused: (c) => `is refused nothing (here: ${c.resident === 1 ? "once" : `${c.resident} times`})`,
  income: (c) => `has ${written(c.twin)} a year at the end instead of ${written(c.resident)}`,
  ties: (c) => `has ${c.twin} living ${c.twin === 1 ? "tie" : "ties"} instead of ${c.resident}`,
  offences: (c) => `commits ${c.twin} offences instead of ${c.resident}`,
  words_out: (c) => `says ${c.twin} things out of line instead of ${c.resident}`,
  good_deeds: (c) => `does ${c.twin} good deeds instead of ${c.resident}`,
};

function sentenceOf(compared: readonly Compared[], first: string | null): string {
  if (first === null) return "Without the score, the same resident lives the same life, month for month.";
  const parts = compared.flatMap((c) => (c.resident !== c.twin && c.measure in SAYS ? [SAYS[c.measure](c)] : []));
  const head = `Without the score, the twin's life differs from ${first} on`;
  return parts.length === 0 ? `${head}, in nothing that is compared here.` : `${head}: the twin ${listed(parts)}.`;
}

const written = (n: number): string => n.toLocaleString("en-US");
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
