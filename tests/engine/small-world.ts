import { createHash } from "node:crypto";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";

/** A few months in which everything happens: by 2019-11 sanctions and expiry run, and from 2020-01 the centre holds records back. */
export const fewMonths = (months: number, start = "2019-11"): Scenario => ({
  name: "few months",
  says: "",
  start,
  months,
  settings: defaultSettings(),
});

/** All of a world's outcomes but the time it took, the threads it ran on, and the prints that only a run with a folder keeps. */
export function lasting(o: Outcomes): object {
  const { seconds, secondsToGenerate, threads, prints, ...rest } = o;
  return hashed(rest);
}

/** With each typed array as its length and SHA-256: comparing long ones number by number takes longer than living the world. */
export const hashed = (o: object): object =>
  Object.fromEntries(
    Object.entries(o).map(([key, value]) => [
      key,
      ArrayBuffer.isView(value)
        ? `${value.byteLength} bytes, ${createHash("sha256")
            .update(value as Uint8Array)
            .digest("hex")}`
        : value,
    ]),
  );
