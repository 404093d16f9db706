import { expect, test } from "vitest";
import { cellMean, RUN, type Study } from "../../src/experiments/study.js";

test("a cell's mean is over its replicates that have a value", () => {
  const runs = {
    first: Int32Array.of(0, 3, 4, 4),
    state: Uint8Array.of(RUN.done, RUN.done, RUN.missing, RUN.failed),
    seed: new Uint32Array(4),
    values: [Float64Array.of(1, 2, Number.NaN, Number.NaN)],
  };
  const study = { runs } as unknown as Study;
  expect([0, 1, 2].map((cell) => cellMean(study, 0, cell))).toEqual([1.5, Number.NaN, Number.NaN]);
});
