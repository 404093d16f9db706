import { ASKED, type AskedName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode } from "../draws/uniform.js";
import type { Scene } from "../society/scene.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { laid } from "./laid.js";
import type { Month } from "./month.js";
import { LIST, packing } from "./packing.js";
import { where } from "./where.js";

/** Whose bits turn: those whose byte of one column has a bit of `listed`, and whose byte of another, of the bits `within`, has just `is`; and what they turn to. */
interface Turn {
  readonly listed: number;
  readonly within: number;
  readonly is: number;
  readonly to: number;
}

/**
 * For each month, what turns some bits of the few who are drawn. Plainly:
 *
 *   for each i: if (by[i] & listed && word(i, key) < chance && (column[i] & within) === is) column[i] = (column[i] & ~within) | to
 */
export function turning(
  { seed }: Scene,
  decision: AskedName,
  chance: number,
  { listed, within, is, to }: Turn,
): (clock: Clock) => (town: Town, m: Month, by: Uint8Array, column: Uint8Array) => void {
  const code = drawCode(ASKED[decision]);
  return (clock) => {
    const layFor = laid((k) => {
      const says = k.room(`turning ${decision}`, Int32Array, 10);
      const [found, some] = [k.room("found", Uint16Array, LIST), k.room("drawn", Uint16Array, TOWN + 8)];
      says.set([seed, clock.index, code, chance, listed, within, is, to]);
      return { says: says.byteOffset, found: found.byteOffset, some: some.byteOffset, packing: packing(k) };
    });
    return (town, m, by, column) => {
      if (m.kernel) {
        const { says, found, some, packing } = layFor(m.kernel);
        m.kernel.loops.turn(says, by.byteOffset, column.byteOffset, town.size, town.index, found, some, packing);
        return;
      }
      const { a, b } = m.keyOf(code);
      for (const i of where(m, town.size, [by, listed]))
        if (word(i, a, b) >>> 0 < chance && (column[i] & within) === is) column[i] = (column[i] & ~within) | to;
    };
  };
}
