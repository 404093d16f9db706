import { DIMENSIONS } from "../../life/row.js";
import { SEXES } from "../../society/groups.js";
import type { Scene } from "../../society/scene.js";
import { HOOD } from "../../state/columns.js";
import { unpackTraits } from "../../state/traits.js";
import { GENERATED, type LifeTraits } from "./life.js";

/** Who a resident is, in words. */
export function traitsOf({ hoods, regions }: Scene, resident: number, packed: number): LifeTraits {
  const t = unpackTraits(packed);
  const { region, urban } = hoods[Math.floor(resident / HOOD)];
  return {
    generated: GENERATED,
    age_at_start: t.age,
    sex: SEXES[t.male],
    minority: t.minority === 1,
    registered: t.away === 1 ? "away" : "home",
    education: DIMENSIONS.education[t.education],
    region: regions[region],
    place: urban === 1 ? "urban" : "rural",
    household_members: t.members,
    care: DIMENSIONS.care[t.care],
    prosocial: DIMENSIONS.prosocial[t.prosocial],
    outspoken: DIMENSIONS.outspoken[t.outspoken],
    distance: DIMENSIONS.distance[t.distance],
  };
}
