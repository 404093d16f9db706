import { gini } from "../../measures/gini.js";
import { kaplanMeier } from "../../measures/survival.js";
import { binomialAtLeast } from "../../statistics/binomial.js";
import { contrast, sampleOf } from "../../statistics/contrast.js";
import { meanInterval, studentQuantile } from "../../statistics/interval.js";
import { quantile } from "../../statistics/quantile.js";
import { type Check, rowsOf } from "./check.js";

/** Extra hours of sleep with two drugs, ten patients (Student 1908). */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

/** Weeks of remission under 6-MP: those that ended, and those that had not when the trial did. */
const ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const WEEKS = [6, 7, 10, 13, 16, 22, 23];

const counted = (times: readonly number[]): number[] => {
  const counts = new Array<number>(Math.max(...times) + 1).fill(0);
  for (const t of times) counts[t]++;
  return counts;
};

const QUANTILES: readonly (readonly [p: number, dof: number, published: number])[] = [
  [0.975, 1, 12.706],
  [0.975, 4, 2.776],
  [0.95, 10, 1.812],
  [0.975, 19, 2.093],
  [0.995, 9, 3.25],
  [0.995, 30, 2.75],
];

export const STATISTICS_CHECKS: readonly Check[] = [
  {
    key: "student-quantiles",
    says: "Quantiles of Student's t, by which intervals are drawn.",
    source: "Abramowitz and Stegun 1964, table 26.10, to three digits",
    rows: () =>
      rowsOf(
        QUANTILES.map(([p, dof]) => `t at ${p}, ${dof} d.f.`),
        QUANTILES.map(([, , published]) => published),
        QUANTILES.map(([p, dof]) => studentQuantile(p, dof)),
        5e-4,
      ),
  },
  {
    key: "paired-interval",
    says: "Student's interval of paired differences, the sleep data.",
    source: "R 4, t.test(extra ~ group, sleep, paired = TRUE)",
    rows() {
      const { mean, lo, hi } = meanInterval(DRUG_1.map((x, k) => x - DRUG_2[k]));
      return rowsOf(
        ["mean difference", "lower bound", "upper bound"],
        [-1.58, -2.4598858, -0.7001142],
        [mean, lo, hi],
        1e-7,
      );
    },
  },
  {
    key: "welch-interval",
    says: "Welch's interval of a difference of two means, the same data unpaired.",
    source: "R 4, t.test(extra ~ group, sleep)",
    rows() {
      const { lo, hi } = contrast([
        { ...sampleOf(DRUG_1), weight: 1 },
        { ...sampleOf(DRUG_2), weight: -1 },
      ]);
      return rowsOf(["lower bound", "upper bound"], [-3.3654832, 0.2054832], [lo, hi], 1e-7);
    },
  },
  {
    key: "quantiles",
    says: "Quantiles between neighbours, by which bootstrap bounds are drawn.",
    source: "Hyndman and Fan 1996, definition 7, by hand",
    rows: () =>
      rowsOf(
        ["lower quartile of 1 2 4 8", "median", "7/8"],
        [1.75, 3, 6.5],
        [0.25, 0.5, 0.875].map((p) => quantile([1, 2, 4, 8], p)),
        1e-12,
      ),
  },
  {
    key: "binomial",
    says: "Binomial tails, by which PRIM's restrictions are judged.",
    source: "exact fractions",
    rows: () =>
      rowsOf(
        ["2 heads or more in 3", "1 hit or more in 10 at 0.1"],
        [0.5, 1 - 0.9 ** 10],
        [binomialAtLeast(2, 3, 0.5), binomialAtLeast(1, 10, 0.1)],
        1e-12,
      ),
  },
  {
    key: "kaplan-meier",
    says: "Kaplan–Meier estimate of the leukaemia trial, and Greenwood's error.",
    source: "Freireich et al. 1963, as in Gehan 1965 and textbooks since",
    rows() {
      const rows = kaplanMeier(counted(ENDED), counted(CENSORED));
      return [
        ...rowsOf(
          WEEKS.map((week) => `S(${week} weeks)`),
          [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448],
          WEEKS.map((week) => rows[week].survival),
          5e-4,
        ),
        ...rowsOf(
          WEEKS.map((week) => `error of S(${week} weeks)`),
          [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346],
          WEEKS.map((week) => rows[week].se),
          5e-5,
        ),
      ];
    },
  },
  {
    key: "gini",
    says: "Gini coefficient.",
    source: "closed forms: (n − 1) ÷ 3n for incomes 1 … n; p (1 − p) (b − a) ÷ mean for two incomes",
    rows: () =>
      rowsOf(
        ["incomes 1 … 256", "three with 10, one with 50", "equal incomes"],
        [255 / 768, (0.75 * 0.25 * 40) / 20, 0],
        [
          gini(
            new Array<number>(256).fill(1),
            Array.from({ length: 256 }, (_, k) => k + 1),
          ),
          gini([3, 1], [10, 50]),
          gini([5], [7]),
        ],
        1e-12,
      ),
  },
];
