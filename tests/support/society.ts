import { kernel } from "../../src/kernel/kernel.js";
import { defaults } from "../../src/parameters/parameter.js";
import { generator } from "../../src/society/generate.js";
import { type Scene, scene } from "../../src/society/scene.js";
import { type SocietyValues, society } from "../../src/society/settings.js";
import { type Orders, orders, pairedTown, tieStarter } from "../../src/society/ties.js";
import { HOOD, TOWN } from "../../src/state/columns.js";
import { Town, townBuffer, townCount, townSize } from "../../src/state/town.js";

/** A society made without an engine: the scene, and its towns with residents and ties. */
export interface Settled {
  readonly scene: Scene;
  readonly towns: readonly Town[];
  readonly ordersOf: (size: number) => Orders;
}

export function settle(residents: number, seed: number, values: Partial<SocietyValues> = {}): Settled {
  const s = scene({ ...defaults(society), ...values }, seed, "2014-01", residents);
  const towns = Array.from({ length: townCount(residents) }, (_, t) => {
    const size = townSize(residents, t);
    const from = (t * TOWN) / HOOD;
    return new Town(t, size, s.hoods.slice(from, from + Math.ceil(size / HOOD)), townBuffer(size, false));
  });
  towns.forEach(generator(s, kernel()));
  const known = new Map<number, Orders>();
  const ordersOf = (size: number): Orders => {
    const o = known.get(size) ?? orders(seed, size);
    known.set(size, o);
    return o;
  };
  const tie = tieStarter(s, ordersOf, kernel());
  for (const town of towns) tie(town, towns[pairedTown(town.index, towns.length)] ?? null);
  return { scene: s, towns, ordersOf };
}
