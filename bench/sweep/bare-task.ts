import type { Scenario } from "../../src/scenario/catalogue.js";
import { runWorld } from "../../src/worlds/run.js";

/** Worlds alone: the same as a sweep's, with nothing kept of them. */
export async function task(asked: { scenario: Scenario; residents: number; seed: number }): Promise<string> {
  return (await runWorld({ ...asked, sample: 0 })).digest;
}
