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
