import { expect, it } from "vitest";
import { CHARTED } from "../../../page/charts/charted.js";
import { Pairing } from "../../../page/worlds/pairing.js";
import { DIFFERENCE, HOLE, type PairReport } from "../../../page/worlds/protocol.js";
import { compareTwins } from "../../../page/worlds/twins.js";
import { World } from "../../../src/engine/world.js";
import type { Scenario } from "../../../src/scenario/catalogue.js";
import { preset } from "../../../src/scenario/presets.js";
import { TOWN } from "../../../src/state/columns.js";
import { measuredOne } from "../../../src/worlds/measured.js";
import { livePair } from "../../../src/worlds/pair/pair.js";
import { twinCount } from "../../../src/worlds/pair/twins.js";

const RESIDENTS = 3000;
const described = { ...preset("described").scenario, months: 54 };
const without = (path: string): Scenario => ({
  ...described,
  settings: { ...described.settings, [path]: { ...described.settings[path], on: false } },
});

/** Everything a pairing says, to the end, with the last month's pictures. */
async function paired(a: Scenario, b: Scenario): Promise<PairReport[]> {
  const said: PairReport[] = [];
  await new Promise<void>((done) => {
    const pairing = new Pairing(
      { kind: "pair", a, b, seed: 1, residents: RESIDENTS, threads: 1 },
      (report) => {
        said.push(structuredClone(report));
        if (report.kind === "ended" || report.kind === "failed") done();
      },
      () => {
        throw new Error("one thread");
      },
    );
    pairing.told({ kind: "show", month: a.months });
  });
  return said;
}
const find = <K extends PairReport["kind"]>(said: PairReport[], kind: K) =>
  said.filter((r) => r.kind === kind) as Extract<PairReport, { kind: K }>[];

it("counts twins as a comparison does, and its pictures say the same", async () => {
  const b = without("score.association");
  const said = await paired(described, b);
  const pair = await livePair({ a: described, b, seed: 1, residents: RESIDENTS });
  const groups = pair.a.groups.length;
  const last = find(said, "lived").at(-1);
  for (const { month, row } of find(said, "lived")) {
    const of = (key: Parameters<typeof twinCount>[2]): number => twinCount(pair.twins, groups, key, month - 1, 0);
    expect([row.gained, row.lost, row.same, row.aOnly, row.bOnly]).toEqual(
      (["gained", "lost", "unchanged", "rated_in_a_only", "rated_in_b_only"] as const).map(of),
    );
  }
  expect(last?.row.gained).toBeGreaterThan(0);
  // What is measured of each is what the program's tables have.
  const inTables = (key: string, month: number) =>
    [pair.a, pair.b].map((world) => {
      const block = measuredOne(world, key);
      return block?.values[(month - 1) * block.groups.length];
    });
  for (const key of CHARTED) expect([key, last?.row.measured[key]]).toEqual([key, inTables(key, described.months)]);
  const sanctioned = find(said, "lived").map(({ month, row }) => [row.sanctioned, inTables("sanctioned", month)]);
  for (const [shown, counted] of sanctioned) expect(shown).toEqual(counted);
  expect(sanctioned.some(([[p, q]]) => p !== q)).toBe(true);
  expect(find(said, "ended")[0]).toMatchObject({ a: pair.a.digest, b: pair.b.digest });
  const [{ difference }] = find(said, "frames");
  for (const [key, code] of Object.entries(DIFFERENCE)) {
    const hole = key === "lost" || key === "aOnly" ? HOLE : 0;
    const drawn = difference.filter((byte) => byte === (code | hole)).length;
    if (key !== "unrated") expect([key, drawn]).toEqual([key, last?.row[key as "gained"]]);
  }
});

it("draws each resident at their own place, in every town", async () => {
  const residents = TOWN + 2000;
  const lived = async (scenario: Scenario): Promise<World> => {
    const enrolment = { ...scenario.settings["registry.enrolment"], running: 1 };
    const settings = { ...scenario.settings, "registry.enrolment": enrolment };
    const world = new World({ ...scenario, settings }, 1, residents);
    world.hire(() => {
      throw new Error("one thread");
    });
    await world.generate();
    for (let m = 0; m < 3; m++) await world.live();
    return world;
  };
  const [a, b] = [await lived(described), await lived(without("watch.billers"))];
  const difference = new Uint8Array(residents);
  compareTwins(a, b, difference);
  for (const { index, size } of a.towns) {
    const [p, q] = [a, b].map((world) => world.towns[index].scores(2));
    const higher = Array.from({ length: size }, (_, i) => p[i] >= 0 && q[i] > p[i]);
    expect(higher).toContain(true);
    expect(
      [...difference.subarray(index * TOWN, index * TOWN + size)].map((byte) => byte === DIFFERENCE.gained),
    ).toEqual(higher);
  }
  await a.end();
  await b.end();
});

it("shows no difference at all between a world and itself", async () => {
  const said = await paired(described, described);
  for (const { row } of find(said, "lived")) {
    expect([row.gained, row.lost, row.aOnly, row.bOnly]).toEqual([0, 0, 0, 0]);
    for (const [p, q] of [row.sanctioned, ...Object.values(row.measured)]) expect(p).toBe(q);
  }
  const [{ a, b }] = find(said, "frames");
  expect(a).toEqual(b);
});
