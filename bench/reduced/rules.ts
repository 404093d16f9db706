import { ACTS } from "../../src/life/acts.js";
import type { Dimension, Row } from "../../src/life/row.js";
import { type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";

/**
 * A reduced month, small enough to be written three times. Eight acts of adults, each with a chance that depends on traits. An
 * act is seen or not; of those seen, some are put on somebody else of the same town. Points fade. The mean of one's living
 * ties pulls the score. Who stands below a line is under a sanction. (Ours also ages its residents, so a few more grow up, and counts by group.)
 */
export const KEYS = [
  "red_crossing",
  "traffic_offence",
  "late_bill",
  "quarrel",
  "fraud",
  "volunteering",
  "donating",
  "parent_care",
] as const;
export const SEEN = [0.2, 0.2, 0.6, 0.25, 0.6, 0.5, 0.3, 0.4];
export const POINTS = [-5, -5, -20, -10, -30, 5, 5, 5];
export const WRONG = 0.01;
export const DECAY = 0.019;
export const BASE = 1000;
export const LOWEST = 0;
export const HIGHEST = 1600;
export const WEIGHT = 0.12;
export const MOST = 80;
export const LINE = 950;

const DIMENSIONS: Readonly<Partial<Record<Dimension, number>>> = {
  care: 4,
  prosocial: 4,
  age: 6,
  income: 5,
  sex: 2,
  place: 2,
};

/** An act with a ratio for every trait that the reduced month knows: 1 where the act does not depend on it. */
export interface Chance {
  readonly rate: number;
  readonly care: readonly number[];
  readonly prosocial: readonly number[];
  readonly age: readonly number[];
  readonly income: readonly number[];
  readonly sex: readonly number[];
  readonly place: readonly number[];
}

const rowOf = (key: string): Row => ACTS.find((a) => a.key === key) as Row;
const ratios = (key: string): Readonly<Partial<Record<Dimension, readonly number[]>>> =>
  Object.fromEntries(Object.entries(rowOf(key).by ?? {}).filter(([dimension]) => dimension in DIMENSIONS));

export const CHANCES: readonly Chance[] = KEYS.map((key) => ({
  rate: rowOf(key).rate as number,
  ...(Object.fromEntries(
    Object.entries(DIMENSIONS).map(([dimension, size]) => [
      dimension,
      ratios(key)[dimension as Dimension] ?? new Array<number>(size).fill(1),
    ]),
  ) as unknown as Omit<Chance, "rate">),
}));

/** The reduced month as a scenario of ours: everything else is switched off. */
export function reducedScenario(whole: Scenario): Scenario {
  const settings = Object.fromEntries(
    SECTIONS.map(({ path, parameters }) => [
      path,
      { ...whole.settings[path], ...("on" in parameters ? { on: false } : {}) },
    ]),
  );
  const set = (path: string, values: object): void => {
    settings[path] = { ...settings[path], ...values };
  };
  set("society", { tie_loss: 0 });
  KEYS.forEach((key) => {
    const plain = Object.fromEntries(
      Object.entries(settings[`life.${key}`]).filter(
        ([k]) => !k.startsWith("by_") && k !== "deterred" && k !== "sought",
      ),
    );
    const by = Object.fromEntries(Object.entries(ratios(key)).map(([d, r]) => [`by_${d}`, r]));
    settings[`life.${key}`] = { ...plain, ...by, on: true };
  });
  set("watch.billers", {
    on: true,
    sees: Object.fromEntries(KEYS.map((key, n) => [key, SEEN[n]])),
    wrong_person: WRONG,
    phantom: 0,
  });
  set("registry.enrolment", { on: true, running: 1, share: 1 });
  set("registry.regional", { on: true, lost: 0 });
  set("score.scale", { base: BASE, lowest: LOWEST, highest: HIGHEST });
  set("score.rule_book", {
    on: true,
    points: Object.fromEntries(KEYS.map((key, n) => [key, POINTS[n]])),
    repetition: [1, 1, 1],
    regional_spread: 0,
    fading: "decay",
    decay: DECAY,
  });
  set("score.association", { on: true, weight: WEIGHT, most: MOST });
  set("enforcement.slow_internet", { on: true, from: whole.start, below: LINE });
  return { ...whole, settings };
}

/** What each form counts, so that one can see that they do the same. */
export interface Counted {
  acts: number;
  sanctioned: number;
}
