import { describe, expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import { ACTS } from "../../src/life/acts.js";
import { TRUE } from "../../src/month/records.js";
import { RATED } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { HOOD, POINT } from "../../src/state/columns.js";
import { type Changes, Lab, type Row, rowsOf, together, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { STRICT } from "../support/strict.js";

const POINTS = defaultSettings()["score.rule_book"].points as Record<string, number>;
const REPETITION = [1, 1.5, 3];
const NAME = new Map<number, string>(ACTS.map((a) => [GATED[a.key], a.key]));
const ALONE = without("score.association", "score.household", "score.publicity");

/** What a record costs or brings, in 1/16 points, where regions do not differ. */
const pointsOf = (act: number, before: number): number => {
  const points = POINTS[NAME.get(act) as string];
  return Math.round(points * (points < 0 ? REPETITION[Math.min(2, before)] : 1) * POINT);
};

test("points follow from what is filed: by act, more when it is not the first, true and false apart", () => {
  const FORGET = 2;
  const lab = new Lab({
    residents: 20_000,
    seed: 71,
    settings: together(STRICT, {
      "score.rule_book": { regional_spread: 0, repetition: REPETITION, fading: "never", forget_every: FORGET },
    }),
  });
  let filed: Row[] = [];
  let own = new Int16Array(0);
  let wrong = new Int16Array(0);
  let offences = new Uint8Array(0);
  let third = 0;
  lab.live(5, {
    record: (town, m) => {
      filed = rowsOf(m.filed);
      own = town.columns.own.slice();
      wrong = town.columns.wrong.slice();
      offences = town.columns.flags.map((f) => f >> 5);
    },
    score: (town, m) => {
      const felt = new Float64Array(town.size);
      let lost = 0;
      let gained = 0;
      for (const { subject: i, act, truth } of filed) {
        if ((town.columns.status[i] & RATED) === 0) continue;
        const points = pointsOf(act, offences[i]);
        if (offences[i] >= 2 && points < 0) third++;
        (truth === TRUE ? own : wrong)[i] += points;
        if (points < 0) {
          lost -= points;
          offences[i] = Math.min(7, offences[i] + 1);
          felt[i] = Math.min(255, felt[i] + Math.floor(-points / POINT));
        } else gained += points;
      }
      const forgets = (lab.month + 1) % FORGET === 0;
      for (let i = 0; i < town.size; i++) {
        must(town.columns.own[i] === own[i] && town.columns.wrong[i] === wrong[i], `points of ${i}`);
        must(town.columns.flags[i] >> 5 === Math.max(0, offences[i] - (forgets ? 1 : 0)), `offences of ${i}`);
        must(m.scratch.felt[i] === felt[i], `what ${i} felt`);
      }
      expect(lost).toBeGreaterThan(0);
      expect(gained).toBeGreaterThan(0);
      totals.push([lost, gained]);
    },
  });
  expect(third).toBeGreaterThan(20);
  expect(totals).toEqual(
    totals.map((_, n) => [lab.count("points_lost", "all", n), lab.count("points_gained", "all", n)]),
  );
});
const totals: number[][] = [];

/** A town in which nothing is filed any more, so that sums only fade. Its sums are put there by hand. */
function still(rules: Record<string, unknown>, sums: (i: number) => number): Lab {
  const lab = new Lab({
    residents: 8192,
    settings: together(ALONE, { "registry.regional": { on: false }, "score.rule_book": rules }),
  });
  const { own, wrong } = lab.towns[0].columns;
  for (let i = 0; i < own.length; i++) {
    own[i] = sums(i);
    wrong[i] = -sums(i);
  }
  return lab;
}

describe("fading by decay", () => {
  const sums = (i: number): number => (i % 2 === 0 ? 0 - ((i * 37) % 4001) : (i * 37) % 4001);

  test.each([0.01, 0.019, 0.06])("at %f a month, sums halve in ln 2 ÷ −ln(1 − share) months", (decay) => {
    const months = Math.round(Math.log(2) / -Math.log(1 - decay));
    const lab = still({ decay }, sums).live(months);
    const { own, wrong } = lab.towns[0].columns;
    const left = (1 - decay) ** months;
    // A month rounds by half a unit at most, and what was off fades, too: (1 − left) ÷ decay halves in all.
    const most = (0.5 * (1 - left)) / decay + 1;
    let off = 0;
    let n = 0;
    for (let i = 0; i < own.length; i++) {
      const was = sums(i);
      must(wrong[i] === -own[i] || (own[i] === 0 && wrong[i] === 0), "points fade alike, whatever their sign");
      // Below one unit a month, a whole unit goes.
      if (Math.abs(was) * decay * left < 1) continue;
      const d = (own[i] - was * left) * Math.sign(was);
      must(Math.abs(d) <= most, () => `${was} became ${own[i]}`);
      off += d;
      n++;
    }
    // Rounding leans neither way: on average it is off by far less than it may be at most.
    expect(n).toBeGreaterThan(1000);
    expect(Math.abs(off / n)).toBeLessThan(most / 5);
  });

  test("every sum reaches zero, and none crosses it", () => {
    const lab = still({ decay: 0.06 }, (i) => (i % 2 === 0 ? -1 : 1) * (i % 40));
    const { own } = lab.towns[0].columns;
    let before = own.slice();
    for (let month = 0; month < 40; month++) {
      lab.live();
      for (const [i, x] of own.entries()) {
        if (Math.sign(x) === Math.sign(before[i])) must(Math.abs(x) < Math.abs(before[i]) || x === 0);
        else must(x === 0);
      }
      before = own.slice();
    }
    expect(own.every((x) => x === 0)).toBe(true);
  });

  test("never, where points never leave", () => {
    const lab = still({ fading: "never" }, sums).live(6);
    expect([...lab.towns[0].columns.own]).toEqual(Array.from({ length: 8192 }, (_, i) => sums(i)));
  });
});

describe("fading by expiry", () => {
  const LASTS = 4;
  /** Everything happens in the first two months only. */
  const briefly: Changes = Object.fromEntries(
    ACTS.filter((a) => !a.derived).map((a) => [
      `life.${a.key}`,
      { rate: { "2018-06": a.rate as number, "2018-07": a.rate as number, "2018-08": 0 } },
    ]),
  );
  const silent: Changes = Object.fromEntries(
    ["cameras", "billers", "courts", "tax_office", "employers", "transport_staff", "payments"].map((c) => [
      `watch.${c}`,
      { phantom: 0 },
    ]),
  );
  const lab = new Lab({
    residents: 20_000,
    settings: together(ALONE, briefly, silent, {
      "watch.neighbours": { malice: 0 },
      "life.debt": { judged: 0 },
      "score.rule_book": { fading: "expiry", expires_after: LASTS },
    }),
  });
  const { own, wrong } = lab.towns[0].columns;
  const sums = (): number[][] => [[...own], [...wrong]];
  lab.live();
  const first = sums();
  lab.live();
  const both = sums();

  test("nothing leaves before its month", () => {
    lab.live(LASTS - 2);
    expect(sums()).toEqual(both);
    expect(first[0].some((x) => x !== 0)).toBe(true);
    expect(first[1].some((x) => x !== 0)).toBe(true);
  });

  test("then exactly what came is given back, month by month, and nothing is left", () => {
    lab.live();
    expect(sums()).toEqual(both.map((column, c) => column.map((x, i) => x - first[c][i])));
    lab.live();
    expect(own.every((x) => x === 0)).toBe(true);
    expect(wrong.every((x) => x === 0)).toBe(true);
    const { expiring } = lab.towns[0];
    expect(expiring.length - expiring.head).toBe(0);
  });

  test("what a full sum could not take is not given back", () => {
    const costly = Object.fromEntries(ACTS.map((a) => [a.key, -1000]));
    const heavy = new Lab({
      residents: 4096,
      settings: together(ALONE, briefly, silent, {
        "watch.neighbours": { malice: 0 },
        "life.debt": { judged: 0 },
        "life.red_crossing": { rate: { "2018-06": 0.9, "2018-07": 0.9, "2018-08": 0 } },
        "life.late_bill": { rate: { "2018-06": 0.9, "2018-07": 0.9, "2018-08": 0 } },
        "score.rule_book": { fading: "expiry", expires_after: LASTS, points: costly },
      }),
    }).live(2);
    expect(heavy.towns[0].columns.own.some((x) => x === -2000 * POINT)).toBe(true);
    heavy.live(LASTS);
    expect(heavy.towns[0].columns.own.every((x) => x === 0)).toBe(true);
  });
});

describe("regional rule books", () => {
  const SPREAD = 0.3;
  /** Points of the month's first true record of each resident who had none on file, as a ratio to the rule book, by region. */
  const strictness = (from: string | null): Map<number, Set<string>> => {
    const out = new Map<number, Set<string>>();
    let filed: Row[] = [];
    const lab = new Lab({
      residents: 300_000,
      seed: 73,
      settings: together(ALONE, {
        "score.rule_book": { regional_spread: SPREAD },
        "registry.centre": { from, delay: 0 },
      }),
    });
    lab.live(1, {
      record: (_, m) => {
        filed = rowsOf(m.filed);
      },
      score: (town) => {
        const times = new Map<number, number>();
        for (const { subject } of filed) times.set(subject, (times.get(subject) ?? 0) + 1);
        for (const { subject: i, act } of filed) {
          if (times.get(i) !== 1 || (town.columns.status[i] & RATED) === 0) continue;
          const points = POINTS[NAME.get(act) as string];
          // Acts of 20 points and more, where rounding to 1/16 hides no difference of 0.5 %.
          if (Math.abs(points) < 20) continue;
          const { region } = town.hoods[Math.floor(i / HOOD)];
          const ratio = (town.columns.own[i] + town.columns.wrong[i]) / (points * POINT);
          const known = out.get(region) ?? new Set();
          known.add(ratio.toFixed(2));
          out.set(region, known);
        }
      },
    });
    return out;
  };

  test("each is stricter or milder by one ratio for all acts, within the spread, until the centre's rules count", () => {
    const regions = strictness(null);
    expect(regions.size).toBeGreaterThan(15);
    const means = [...regions.values()].map((ratios) => {
      const values = [...ratios].map(Number);
      // One ratio, but for rounding to 1/16 point and to two digits.
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.0101);
      for (const value of values) expect(Math.abs(value - 1)).toBeLessThanOrEqual(SPREAD + 0.005);
      return values[0];
    });
    expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(SPREAD);
  });

  test("and the same everywhere from the centre's first month on", () => {
    for (const ratios of strictness("2018-06").values()) expect([...ratios]).toEqual(["1.00"]);
  });
});
