import type { Kernel } from "../kernel/kernel.js";

/**
 * What a pass finds or lays down in the kernel's memory for its month: looked up for the first town, and known for the others. By the time a
 * town is done, its columns have driven everything else out of the caches, so a look-up by name costs more than it seems.
 */
export function laid<T extends object>(lay: (kernel: Kernel) => T): (kernel: Kernel) => T {
  let found: T | null = null;
  return (kernel) => {
    found ??= lay(kernel);
    return found;
  };
}

/** The same of what hangs on a town's size too: all towns of a world but the last have the same. */
export function bySize<T extends object>(
  lay: (kernel: Kernel, size: number) => T,
): (kernel: Kernel, size: number) => T {
  let found: T | null = null;
  let of = 0;
  return (kernel, size) => {
    if (found === null || size !== of) found = lay(kernel, size);
    of = size;
    return found;
  };
}

/** The same of what is alike in all months and worlds: tables that never change, and rooms. Keeps no memory that nobody else keeps. */
export function lasting<T extends object>(lay: (kernel: Kernel) => T): (kernel: Kernel) => T {
  const known = new WeakMap<Kernel, T>();
  return (kernel) => {
    let found = known.get(kernel);
    if (found === undefined) {
      found = lay(kernel);
      known.set(kernel, found);
    }
    return found;
  };
}
