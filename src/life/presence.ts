import { ASKED } from "../draws/decisions.js";
import { type Key, key, word } from "../draws/hash.js";
import { drawCode } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import type { Beginning, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ADULT, AWARE, ONLINE, PAYER, PROFILE_STATUS, RATED, SCHOOL_AGE, SEEKING } from "../month/scratch.js";
import {
  AGE_BANDS,
  BAND_OF_AGE,
  CELL_GROUPS,
  CELLS,
  cellOf,
  PLACE_GROUP,
  QUINTILES,
  REGION_GROUP,
} from "../society/groups.js";
import { adoption } from "../society/scene.js";
import { type Clock, clockAt } from "../state/clock.js";
import { HOOD } from "../state/columns.js";
import type { Hood, Town } from "../state/town.js";
import { ageIn } from "../state/traits.js";

const BANDS = AGE_BANDS.length;
/** One step of lost income is this many levels of 3 %, so about 14 %. */
export const LEVELS_PER_LOSS = 5;

/** Income level this month: what the resident has without losses, less the levels lost. */
export const currentIncome = (income: number, hardship: number): number => {
  const level = income - (hardship & 15) * LEVELS_PER_LOSS;
  return level < 0 ? 0 : level;
};

/** Distinct kinds of place (region, urban or rural) in a town, in order, and the kind of each neighbourhood. */
export function placesOf(hoods: readonly Hood[]): { kinds: { region: number; urban: number }[]; kindOf: number[] } {
  const kinds: { region: number; urban: number }[] = [];
  const kindOf = hoods.map((h) => {
    let k = kinds.findIndex((other) => other.region === h.region && other.urban === h.urban);
    if (k < 0) k = kinds.push({ region: h.region, urban: h.urban }) - 1;
    return k;
  });
  return { kinds, kindOf };
}

/** Where a town's residents are counted. */
interface Counted extends ReturnType<typeof placesOf> {
  readonly groupsOf: Uint16Array;
  /** Of each neighbourhood: where the cells of its kind of place begin, and whether it is urban. */
  readonly bases: Uint16Array;
}

/** The same for a town's neighbourhoods each month, so worked out once. */
const known = new WeakMap<readonly Hood[], Counted>();

function countedIn(hoods: readonly Hood[]): Counted {
  let counted = known.get(hoods);
  if (counted === undefined) {
    const places = placesOf(hoods);
    const bases = Uint16Array.from(hoods.flatMap(({ urban }, h) => [places.kindOf[h] * CELLS, urban]));
    counted = { ...places, groupsOf: groupsOfPlaces(places.kinds), bases };
    known.set(hoods, counted);
  }
  return counted;
}

/** The groups of all cells, without the two of their place. */
const WITHOUT_PLACE = Uint16Array.from(CELL_GROUPS.flatMap((groups) => [...groups, 0, 0]));

/** For each kind of place and cell, the eight groups it counts in: all, five of the person, urban or rural, region. */
export function groupsOfPlaces(kinds: readonly { region: number; urban: number }[]): Uint16Array {
  const out = new Uint16Array(kinds.length * CELLS * 8);
  kinds.forEach(({ region, urban }, k) => {
    const here = out.subarray(k * CELLS * 8, (k + 1) * CELLS * 8);
    here.set(WITHOUT_PLACE);
    for (let at = 6; at < here.length; at += 8) {
      here[at] = PLACE_GROUP + urban;
      here[at + 1] = REGION_GROUP + region;
    }
  });
  return out;
}

/** Months in which adulthood and adoption are looked at again: the first of each quarter of the world. */
export const quarterBegins = (clock: Clock): boolean => clock.index % 3 === 0;

/** Age band and status in a month, by age at the start and birth month. */
interface ByAge {
  readonly bandOf: Uint8Array;
  readonly statusOf: Uint8Array;
}

function byAgeIn(yearsSince: Uint8Array): ByAge {
  const bandOf = new Uint8Array(2048);
  const statusOf = new Uint8Array(2048);
  for (let w = 0; w < 2048; w++) {
    const age = (w & 127) + yearsSince[w >> 7];
    bandOf[w] = BAND_OF_AGE[age];
    statusOf[w] = STATUS_OF_STAGE[STAGE_OF_AGE[age]];
  }
  return { bandOf, statusOf };
}

/** First pass of every month: how old everyone is, what they have, and where they are counted; each quarter, who is online. */
export function presence(s: Beginning): (clock: Clock) => Pass {
  const quintileOf = s.income.quintile;
  const startSeason = clockAt(s.start, 0).season;
  // A cell without its place, by the three bits of sex, minority and registration, and by age band.
  const personal = Uint8Array.from({ length: 64 }, (_, k) => cellOf((k & 7) << 11, k >> 3, 0));
  const withoutAge = stepsOf(quintileOf);
  return (clock) => {
    // Years lived since the start by someone born in each calendar month.
    const yearsSince = Uint8Array.from({ length: 16 }, (_, birth) => ageIn(birth << 7, clock.index, startSeason));
    // The plain form alone asks for it.
    let known: ByAge | null = null;
    const byAge = (): ByAge => {
      known ??= byAgeIn(yearsSince);
      return known;
    };
    const steps = withoutAge.slice();
    steps.set(yearsSince);
    const refresh = quarterBegins(clock) ? whoIsOnline(s, clock, byAge, steps) : null;
    return (town, m) => {
      refresh?.(town, m);
      const { kindOf, groupsOf, bases } = countedIn(town.hoods);
      m.countIn(groupsOf);
      if (m.kernel) {
        placeCompiled(town, m, m.kernel, bases, steps);
        return;
      }
      for (let start = 0; start < town.size; start += HOOD) {
        const end = Math.min(start + HOOD, town.size);
        const base = kindOf[start / HOOD] * CELLS;
        place(town, m, start, end, base, town.hoods[start / HOOD].urban, byAge().bandOf, quintileOf, personal);
      }
      const { felt, struck } = m.scratch;
      felt.fill(0, 0, town.size);
      struck.fill(0, 0, town.size);
    };
  };
}

/** Profile and cell of the residents of one neighbourhood. */
function place(
  town: Town,
  m: Month,
  start: number,
  end: number,
  base: number,
  urban: number,
  bandOf: Uint8Array,
  quintileOf: Uint8Array,
  personal: Uint8Array,
): void {
  const { traits, income, hardship, status, flags } = town.columns;
  const { profile, cell } = m.scratch;
  for (let i = start; i < end; i++) {
    const w = traits[i];
    const band = bandOf[w & 2047];
    const loss = hardship[i] & 15;
    const q = quintileOf[loss === 0 ? income[i] : currentIncome(income[i], loss)];
    profile[i] =
      ((w >>> 16) & 255) |
      (band << 8) |
      (w & 0x800) |
      (urban << 12) |
      ((w >>> 1) & 0x6000) |
      (q << 15) |
      ((flags[i] & SEEKING) << 14) |
      (status[i] << PROFILE_STATUS);
    cell[i] = base + personal[((w >>> 11) & 7) | (band << 3)] + 48 * q;
  }
}

/** The same of a whole town, by limits in place of tables. */
function placeCompiled(town: Town, m: Month, k: Kernel, bases: Uint16Array, steps: Uint8Array): void {
  const { traits, income, hardship, status, flags } = town.columns;
  const { profile, cell, felt, struck } = m.scratch;
  k.loops.place(
    traits.byteOffset,
    income.byteOffset,
    hardship.byteOffset,
    status.byteOffset,
    flags.byteOffset,
    profile.byteOffset,
    cell.byteOffset,
    felt.byteOffset,
    struck.byteOffset,
    town.size,
    HOOD,
    k.table("bases of neighbourhoods", bases),
    k.table("steps of age and income", steps),
  );
}

/**
 * What the compiled form of `place` goes by: room for the years lived since the start by birth month, and levels lost by steps of lost income (sixteen bytes each);
 * then the age bands, the income fifths and the stages of life, as `risesOf` gives them, and the `status` bits of each stage.
 */
function stepsOf(quintileOf: Uint8Array): Uint8Array {
  const lost = Array.from({ length: 16 }, (_, steps) => Math.min(255, steps * LEVELS_PER_LOSS));
  const limits = [
    ...risesOf(BAND_OF_AGE, BANDS),
    ...risesOf(quintileOf, QUINTILES.length),
    ...risesOf(STAGE_OF_AGE, STATUS_OF_STAGE.length),
  ];
  return Uint8Array.from([...new Uint8Array(16), ...lost, ...limits, ...STATUS_OF_STAGE]);
}

/** A table of 256 that only rises, as its first value and the last place before each rise by one: 255 for those below `values` that it never reaches. */
function risesOf(table: Uint8Array, values: number): number[] {
  const out = [table[0]];
  for (let n = 1; n < 256; n++) for (let value = table[n - 1]; value < table[n]; value++) out.push(n - 1);
  while (out.length < values) out.push(255);
  return out;
}

/** Writes the bits of `status` that follow from age and adoption; keeps those that other rooms write. */
function whoIsOnline(s: Beginning, clock: Clock, byAge: () => ByAge, steps: Uint8Array): Pass {
  // Looked at once for the quarter, as it will be in its last month.
  const { online, payer } = adoption(s, clockAt(s.start, clock.index + 2));
  const shares = sharesByByte([online, payer]);
  return (town, m) => {
    const rank = key(s.seed, drawCode(ASKED.adoption), 0, town.index);
    if (m.kernel) {
      const { traits, status } = town.columns;
      m.kernel.loops.refresh(
        traits.byteOffset,
        status.byteOffset,
        town.size,
        HOOD,
        m.kernel.table("bases of neighbourhoods", countedIn(town.hoods).bases),
        m.kernel.table("steps of age and income", steps),
        m.kernel.table("shares online", shares),
        rank.a,
        rank.b,
        RATED | AWARE,
        ONLINE,
        PAYER,
      );
      return;
    }
    for (let start = 0; start < town.size; start += HOOD) {
      const urban = town.hoods[start / HOOD].urban * BANDS;
      const end = Math.min(start + HOOD, town.size);
      const [web, pay] = [online, payer].map((all) => all.subarray(urban, urban + BANDS));
      refreshStatus(town, start, end, byAge(), web, pay, rank);
    }
  };
}

/** Thresholds by urban or rural and band, a byte of each in sixteen lanes: four bytes, for each kind of share, of rural and then of urban places. */
function sharesByByte(kinds: readonly Float64Array[]): Uint8Array {
  const out = new Uint8Array(2 * kinds.length * 64);
  let at = 0;
  for (const urban of [0, 1])
    for (const thresholds of kinds)
      for (let shift = 0; shift < 32; shift += 8) {
        for (let band = 0; band < BANDS; band++) out[at + band] = thresholds[urban * BANDS + band] >>> shift;
        at += 16;
      }
  return out;
}

function refreshStatus(
  town: Town,
  start: number,
  end: number,
  { bandOf, statusOf }: ByAge,
  online: Float64Array,
  payer: Float64Array,
  rank: Key,
): void {
  const { traits, status } = town.columns;
  const a = rank.a | 0;
  const b = rank.b | 0;
  for (let i = start; i < end; i++) {
    const w = traits[i];
    const u = word(i, a, b) >>> 0;
    const band = bandOf[w & 2047];
    status[i] =
      (status[i] & (RATED | AWARE)) |
      statusOf[w & 2047] |
      (u < online[band] ? ONLINE : 0) |
      (u < payer[band] ? PAYER : 0);
  }
}

/** Child, of school age, adult. */
const STAGE_OF_AGE = Uint8Array.from({ length: 256 }, (_, age) => (age >= 18 ? 2 : age >= 6 ? 1 : 0));
const STATUS_OF_STAGE = [0, SCHOOL_AGE, ADULT];
