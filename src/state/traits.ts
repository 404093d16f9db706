/** How the unchanging traits of a resident are packed into one 32-bit word. */
export interface Traits {
  /** Years at the world's first month, 0..109. */
  age: number;
  /** 0 for January. */
  birthMonth: number;
  male: number;
  minority: number;
  /** Registered somewhere else. */
  away: number;
  /** 0 none or primary, 1 middle school, 2 high school, 3 college. */
  education: number;
  /** Temperaments, 0 (least) to 3 (most). */
  care: number;
  prosocial: number;
  outspoken: number;
  /** Distance from the official line. */
  distance: number;
  /** Place in the household, 0 for its first member. */
  place: number;
  /** Members of the household, 1..8. */
  members: number;
}

export const packTraits = (t: Traits): number =>
  (t.age |
    (t.birthMonth << 7) |
    (t.male << 11) |
    (t.minority << 12) |
    (t.away << 13) |
    (t.education << 14) |
    (t.care << 16) |
    (t.prosocial << 18) |
    (t.outspoken << 20) |
    (t.distance << 22) |
    (t.place << 24) |
    ((t.members - 1) << 27)) >>>
  0;

export const ageOf = (w: number): number => w & 127;
export const birthMonthOf = (w: number): number => (w >>> 7) & 15;
export const maleOf = (w: number): number => (w >>> 11) & 1;
export const minorityOf = (w: number): number => (w >>> 12) & 1;
export const awayOf = (w: number): number => (w >>> 13) & 1;
export const educationOf = (w: number): number => (w >>> 14) & 3;
/** All four temperaments at once: care, prosocial, outspoken, distance, two bits each. */
export const temperOf = (w: number): number => (w >>> 16) & 255;
export const placeOf = (w: number): number => (w >>> 24) & 7;
export const membersOf = (w: number): number => ((w >>> 27) & 7) + 1;

export const unpackTraits = (w: number): Traits => ({
  age: ageOf(w),
  birthMonth: birthMonthOf(w),
  male: maleOf(w),
  minority: minorityOf(w),
  away: awayOf(w),
  education: educationOf(w),
  care: (w >>> 16) & 3,
  prosocial: (w >>> 18) & 3,
  outspoken: (w >>> 20) & 3,
  distance: (w >>> 22) & 3,
  place: placeOf(w),
  members: membersOf(w),
});

/** Whole years lived in the `index`-th month of a world that started in calendar month `startSeason`. */
export function ageIn(w: number, index: number, startSeason: number): number {
  const years = ageOf(w) + Math.floor((index + ((startSeason - birthMonthOf(w) + 12) % 12)) / 12);
  return years > 109 ? 109 : years;
}
