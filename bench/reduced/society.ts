import type { Walker } from "../../src/engine/towns.js";
import { BAND_OF_AGE } from "../../src/society/groups.js";
import { SLOTS, tieOf, whitening } from "../../src/society/ties.js";
import { HOOD, TOWN } from "../../src/state/columns.js";
import { ageOf, maleOf, temperOf } from "../../src/state/traits.js";

/** The society of a world, column by column: what the other two forms start from. */
export interface Society {
  readonly size: number;
  readonly band: Uint8Array;
  readonly care: Uint8Array;
  readonly prosocial: Uint8Array;
  readonly fifth: Uint8Array;
  readonly male: Uint8Array;
  readonly urban: Uint8Array;
  /** Eight to a resident; −1 where no tie is alive. */
  readonly friends: Int32Array;
}

export function societyOf(walker: Walker): Society {
  const { towns, plan } = walker;
  const { residents, seed, income } = plan.scene;
  const column = () => new Uint8Array(residents);
  const s = {
    size: residents,
    band: column(),
    care: column(),
    prosocial: column(),
    fifth: column(),
    male: column(),
    urban: column(),
    friends: new Int32Array(residents * SLOTS).fill(-1),
  };
  for (const town of towns) {
    const { traits, ties } = town.columns;
    const first = town.index * TOWN;
    const white = [0, 1, 2].map((kind) => whitening(seed, town.index, town.size, kind));
    const orders = plan.ordersOf(town.size);
    const other = walker.far(town.index);
    for (let i = 0; i < town.size; i++) {
      const n = first + i;
      const temper = temperOf(traits[i]);
      s.band[n] = BAND_OF_AGE[ageOf(traits[i])];
      s.care[n] = temper & 3;
      s.prosocial[n] = (temper >> 2) & 3;
      s.fifth[n] = income.quintile[town.columns.income[i]];
      s.male[n] = maleOf(traits[i]);
      s.urban[n] = town.hoods[Math.floor(i / HOOD)].urban;
      for (let slot = 0; slot < SLOTS; slot++) {
        if (((ties[i] >> slot) & 1) === 0) continue;
        const j = slot < SLOTS - 1 ? tieOf(orders, white, town.size, i, slot) : i;
        const home = slot < SLOTS - 1 ? first : (other?.index ?? 0) * TOWN;
        if (j >= 0) s.friends[n * SLOTS + slot] = home + j;
      }
    }
  }
  return s;
}
