import fc from "fast-check";
import { expect, test } from "vitest";
import * as traits from "../../src/state/traits.js";

const upTo = (max: number) => fc.integer({ min: 0, max });
const anyone: fc.Arbitrary<traits.Traits> = fc.record({
  age: upTo(109),
  birthMonth: upTo(11),
  male: upTo(1),
  minority: upTo(1),
  away: upTo(1),
  education: upTo(3),
  care: upTo(3),
  prosocial: upTo(3),
  outspoken: upTo(3),
  distance: upTo(3),
  place: upTo(7),
  members: fc.integer({ min: 1, max: 8 }),
});

test("traits packed into a word come out as they went in", () => {
  fc.assert(
    fc.property(anyone, (who) => {
      const w = traits.packTraits(who);
      expect(w).toBe(w >>> 0);
      expect(traits.unpackTraits(w)).toEqual(who);
      expect(traits.unpackTraits(new Uint32Array([w])[0])).toEqual(who);
      expect(traits.temperOf(w)).toBe(who.care + 4 * who.prosocial + 16 * who.outspoken + 64 * who.distance);
    }),
  );
});

test("age in a month is what a calendar says", () => {
  fc.assert(
    fc.property(anyone, upTo(1199), upTo(11), (who, index, startSeason) => {
      // Counted plainly: start at the first month's age, and grow a year older in each later birth month.
      let age = who.age;
      for (let month = 1; month <= index; month++) if ((startSeason + month) % 12 === who.birthMonth) age++;
      expect(traits.ageIn(traits.packTraits(who), index, startSeason)).toBe(Math.min(109, age));
    }),
  );
});
