import { ASKED } from "../draws/decisions.js";
import { type Key, key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { HOOD, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { packTraits, type Traits } from "../state/traits.js";
import { BAND_OF_AGE } from "./groups.js";
import { cumulative, meetShare, outcome, type Scene } from "./scene.js";

/** Everything that is drawn about a resident at the start, as tables of 32-bit thresholds. */
interface Tables {
  sizes: Float64Array;
  childIfNotOld: number;
  grandparent: number;
  head: Float64Array;
  /** Partners' ages given the five-year band of the first member. */
  partner: Float64Array[];
  child: Float64Array;
  grown: Float64Array;
  old: Float64Array;
  headMale: number;
  otherMale: number;
  minority: number;
  /** By place: rural, urban. */
  away: number[];
  quintile: Float64Array[];
  college: number[];
  schooling: Float64Array;
  temper: Float64Array[];
}

function tables(s: Scene): Tables {
  const v = s.society;
  const couples = 2 * s.placeShares[1];
  const male = (v.male - 0.5 * couples) / (1 - couples);
  if (!(male >= 0 && male <= 1))
    throw new RangeError(`a male share of ${v.male} cannot be met with these household sizes`);
  const urbanOfQuintile = v.income_urban;
  const scale = v.urban / (urbanOfQuintile.reduce((a, b) => a + b, 0) / 5);
  // P(fifth | place): each fifth holds 20 % of residents over both places; found by scaling columns and rows in turn.
  const joint = urbanOfQuintile.map((u) => {
    const p = Math.min(0.999, u * scale);
    return [0.2 * (1 - p), 0.2 * p];
  });
  for (let round = 0; round < 200; round++) {
    for (const place of [0, 1]) {
      const want = place ? v.urban : 1 - v.urban;
      const have = joint.reduce((sum, row) => sum + row[place], 0);
      for (const row of joint) row[place] *= have > 0 ? want / have : 0;
    }
    for (const row of joint) {
      const have = row[0] + row[1];
      row[0] *= 0.2 / have;
      row[1] *= 0.2 / have;
    }
  }
  const collegeAdult = meetShare(v.college, v.college_by_age, s.bandShares);
  return {
    sizes: cumulative(v.household_sizes),
    childIfNotOld: threshold(s.roles.childIfNotOld),
    grandparent: threshold(s.roles.grandparent),
    head: cumulative(s.roles.head),
    partner: Array.from({ length: 20 }, (_, band) => {
      const near = s.roles.head.map((y, age) => (Math.floor(age / 5) === band ? y : 0));
      return cumulative(near.some((y) => y > 0) ? near : s.roles.head);
    }),
    child: cumulative(s.roles.child),
    grown: cumulative(s.roles.grown),
    old: cumulative(s.roles.old),
    headMale: threshold(0.5),
    otherMale: threshold(male),
    minority: threshold(v.minority),
    away: [
      v.urban < 1 ? threshold((v.away * (1 - v.away_urban)) / (1 - v.urban)) : 0,
      v.urban > 0 ? threshold((v.away * v.away_urban) / v.urban) : 0,
    ],
    quintile: [0, 1].map((place) => cumulative(joint.map((row) => row[place]))),
    college: collegeAdult.map(threshold),
    schooling: cumulative(v.schooling),
    temper: [v.care, v.prosocial, v.outspoken, v.distance].map((shares) => cumulative(shares)),
  };
}

/** Draws for one town's generation: `draw(name, place)` is uniform on 32 bits. */
function sampler(seed: number, town: number): (decision: number, i: number) => number {
  const keys: Key[] = [];
  return (decision, i) => {
    keys[decision] ??= key(seed, drawCode(decision), 0, town);
    const k = keys[decision];
    return word(i, k.a, k.b) >>> 0;
  };
}

/**
 * Writes traits and income of every resident of a town. Households are runs of neighbouring numbers inside a neighbourhood;
 * what a household shares (minority, registration, income) is drawn for its first member.
 */
export function generator(s: Scene, k: Kernel | null): (town: Town) => void {
  const t = tables(s);
  if (k !== null) return compiled(s, t, k);
  return (town) => {
    const u = sampler(s.seed, town.index);
    const { traits, income } = town.columns;
    const person = {} as Traits;
    for (let start = 0; start < town.size; start += HOOD) {
      const end = Math.min(start + HOOD, town.size);
      const { urban } = town.hoods[start / HOOD];
      for (let first = start; first < end; ) {
        const members = Math.min(outcome(t.sizes, u(ASKED.household_size, first)) + 1, end - first);
        const headAge = outcome(t.head, u(ASKED.age, first));
        const headOld = headAge >= s.society.old_from;
        const headMale = u(ASKED.sex, first) < (members === 1 ? t.otherMale : t.headMale) ? 1 : 0;
        const minority = u(ASKED.minority, first) < t.minority ? 1 : 0;
        const away = u(ASKED.away, first) < t.away[urban] ? 1 : 0;
        const quintile = outcome(t.quintile[urban], u(ASKED.income, first));
        const level = s.income.level(quintile, u(ASKED.income, first + 65536));
        for (let k = 0; k < members; k++) {
          const i = first + k;
          const uAge = u(ASKED.age, i);
          let age = headAge;
          let male = headMale;
          if (k === 1) {
            age = outcome(t.partner[Math.floor(headAge / 5)], uAge);
            male = 1 - headMale;
          } else if (k > 1) {
            const isChild = !headOld && u(ASKED.role, i) < t.childIfNotOld;
            const isOld = !isChild && u(ASKED.role, i + 65536) < t.grandparent;
            age = outcome(isChild ? t.child : isOld ? t.old : t.grown, uAge);
            male = u(ASKED.sex, i) < t.otherMale ? 1 : 0;
          }
          const band = BAND_OF_AGE[age];
          const uEdu = u(ASKED.education, i);
          person.age = age;
          person.birthMonth = Math.floor((u(ASKED.birth_month, i) * 12) / 4294967296);
          person.male = male;
          person.minority = minority;
          person.away = away;
          person.education =
            uEdu < t.college[band] ? 3 : age < 12 ? 0 : outcome(t.schooling, u(ASKED.education, i + 65536));
          person.care = outcome(t.temper[0], u(ASKED.care, i));
          person.prosocial = outcome(t.temper[1], u(ASKED.prosocial, i));
          person.outspoken = outcome(t.temper[2], u(ASKED.outspoken, i));
          person.distance = outcome(t.temper[3], u(ASKED.distance, i));
          person.place = k;
          person.members = members;
          traits[i] = packTraits(person);
          income[i] = level;
        }
        first += members;
      }
    }
  };
}

/** Decisions drawn about residents, in the order of the keys the compiled loops are given. */
const DRAWN = [
  ...([ASKED.household_size, ASKED.age, ASKED.sex, ASKED.minority, ASKED.away, ASKED.income, ASKED.role] as const),
  ...([ASKED.birth_month, ASKED.education, ASKED.care, ASKED.prosocial, ASKED.outspoken, ASKED.distance] as const),
];

/** The same, compiled: first the households of each neighbourhood, then what each resident draws alone. */
function compiled(s: Scene, t: Tables, k: Kernel): (town: Town) => void {
  const outcomes = [t.sizes, t.head, t.child, t.grown, t.old, ...t.quintile, ...t.partner];
  const chances = Uint32Array.of(t.childIfNotOld, t.grandparent, t.headMale, t.otherMale, t.minority, ...t.away);
  const rows = new Float64Array(outcomes.length * 128);
  const begins = new Uint8Array(outcomes.length * 256);
  outcomes.forEach((row, n) => {
    rows.set(row, n * 128);
    let at = 0;
    for (let upper = 0; upper < 256; upper++) {
      while (upper * 0x1000000 >= row[at]) at++;
      begins[n * 256 + upper] = at;
    }
  });
  const short = new Uint32Array(5 * 4);
  [t.schooling, ...t.temper].forEach((row, n) => {
    const can = row.filter((bound) => bound < 4294967296);
    short.set([can.length, ...can], n * 4);
  });
  const college = Uint32Array.from({ length: 128 }, (_, age) => t.college[BAND_OF_AGE[age]]);
  return (town) => {
    const { size } = town;
    const { traits, income } = generated(k);
    const drawn = DRAWN.flatMap((decision) => Object.values(key(s.seed, drawCode(decision), 0, town.index)));
    const keys = k.copy("keys of residents", Int32Array.from(drawn));
    const tables = [
      k.table("rows of outcomes", rows),
      k.table("where outcomes begin", begins),
      k.table("levels of fifths", s.income.levels),
      k.table("chances of residents", chances),
    ];
    const columns = [traits.byteOffset, income.byteOffset];
    for (let start = 0; start < size; start += HOOD) {
      const { urban } = town.hoods[start / HOOD];
      const end = Math.min(start + HOOD, size);
      k.loops.households(start, end, urban, ...columns, keys, ...tables, s.society.old_from);
    }
    const own = [k.table("college by age", college), k.table("schooling and temper", short)];
    k.loops.persons(traits.byteOffset, size, keys, ...own);
    town.columns.traits.set(traits.subarray(0, size));
    town.columns.income.set(income.subarray(0, size));
  };
}

/** Where the compiled loops write the residents of a town, or find them. */
export const generated = (k: Kernel): { readonly traits: Uint32Array; readonly income: Uint8Array } => ({
  traits: k.room("traits of residents", Uint32Array, TOWN),
  income: k.room("income of residents", Uint8Array, TOWN),
});

/** The first and one-past-last place of the household that place `i` belongs to. */
export function householdOf(traits: Uint32Array, i: number): readonly [number, number] {
  const w = traits[i];
  const first = i - ((w >>> 24) & 7);
  return [first, first + ((w >>> 27) & 7) + 1];
}
