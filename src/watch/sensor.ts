import type { Kernel } from "../kernel/kernel.js";
import { laid } from "../month/laid.js";
import type { Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { packing } from "../month/packing.js";
import type { Town } from "../state/town.js";

/**
 * Something a channel does in a month: it takes down what some did, or what nobody did. `plainly` says what. `words` say the same to the compiled
 * loop, which goes over a town with all sensors at once: first the kind of sensor, then what its kind needs (src/kernel/assembly/watch.ts).
 */
export interface Sensor {
  readonly plainly: Pass;
  readonly words: readonly number[];
}

/** Kinds of sensors, as the compiled loop knows them. */
export const TAKE = 0;
export const FILM = 1;
export const INVENT = 2;
export const GHOSTS = 3;
export const MALICE = 4;
export const STRIKE = 5;

/** Room for the words of a sensor. */
const WORDS = 40;

/** A decision by its code (`drawCode`), and the 32-bit chance that it comes out "yes". */
export interface Chance {
  readonly code: number;
  readonly chance: number;
}

/** What is not even drawn. */
export const NEVER: Chance = { code: 0, chance: 0 };

/** One pass over the towns of a month with these sensors, in their order. */
export function useAll(sensors: readonly Sensor[], seed: number): Pass {
  const words = new Uint32Array(sensors.length * WORDS);
  sensors.forEach((sensor, n) => {
    words.set(sensor.words, n * WORDS);
  });
  const layFor = laid((kernel) => ({
    sensors: kernel.table("sensors", words),
    own: kernel.room("keys of sensors", Int32Array, 10),
    packing: packing(kernel),
  }));

  /** Gives how many sensors were used: the others might find no room for their records. */
  function compiled(kernel: Kernel, town: Town, m: Month): number {
    const { traits, status } = town.columns;
    const { lists, didCount, profile, struck } = m.scratch;
    const there = layFor(kernel);
    const used = kernel.loops.watch(
      there.sensors,
      sensors.length,
      seed,
      m.clock.index,
      town.index,
      town.size,
      lists.byteOffset,
      didCount.byteOffset,
      traits.byteOffset,
      status.byteOffset,
      profile.byteOffset,
      struck.byteOffset,
      there.packing,
      m.seen.reach(),
      there.own.byteOffset,
    );
    m.seen.length = there.own[8];
    return used;
  }

  return (town, m) => {
    m.seen.clear();
    // Where there is nobody else, nothing can be put on somebody else.
    const used = m.kernel && town.size > 1 && m.seen.reach() >= 0 ? compiled(m.kernel, town, m) : 0;
    for (let n = used; n < sensors.length; n++) sensors[n].plainly(town, m);
  };
}
