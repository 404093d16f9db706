import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DECISIONS } from "../../src/draws/decisions.js";
import { COUNTERS } from "../../src/measures/counters.js";
import type { Month } from "../../src/month/month.js";
import { MECHANISMS } from "../../src/scenario/catalogue.js";
import { COLUMNS } from "../../src/state/columns.js";
import { CHANNELS } from "../../src/watch/channel.js";
import { type Changes, Lab, lived, rowsOf, together, whoDid, without } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

/** Everything runs: the centre holds copies back, points expire, and all of the strict rules. */
const EVERYTHING: Changes = together(STRICT, {
  "registry.centre": { from: "2018-07", delay: 2, duplicate: 0.1, mixed_up: 0.1 },
  "score.rule_book": { fading: "expiry", expires_after: 2 },
  "score.standing": { on: true },
});

test("the order of towns changes nothing: no state, no count, no rank", () => {
  const TOWNS = 3;
  const asked = { residents: 2 * 65536 + 9000, seed: 131, settings: EVERYTHING };
  const plain = new Lab(asked).live(2);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...permutations(TOWNS)), { minLength: 2, maxLength: 2 }), (orders) => {
      const other = new Lab(asked);
      for (const order of orders) other.live(1, {}, order);
      expect(other.state).toEqual(plain.state);
      expect(other.differences(plain)).toEqual([]);
      expect(other.ranks).toEqual(plain.ranks);
    }),
    { numRuns: 2 },
  );
});

function permutations(n: number): number[][] {
  if (n === 1) return [[0]];
  return permutations(n - 1).flatMap((p) =>
    Array.from({ length: n }, (_, at) => [...p.slice(0, at), n - 1, ...p.slice(at)]),
  );
}

describe("the draws of a mechanism are its own", () => {
  /** The society, what each channel reported, and who did and wanted what, in the first month. */
  const first = (settings: Changes): { society: string[]; channels: string[]; did: Map<string, string> } => {
    let channels: string[] = [];
    let did = new Map<string, string>();
    const lab = new Lab({ residents: 6000, seed: 132, settings: together(STRICT, settings) });
    const society = lab.state;
    lab.live(1, {
      watch: (_, m) => {
        channels = CHANNELS.map((_, c) => JSON.stringify(rowsOf(m.seen).filter((r) => r.channel === c)));
        did = new Map(Object.keys(DECISIONS).map((d) => [d, whoDid(m, d as keyof typeof DECISIONS).join()]));
      },
    });
    return { society, channels, did };
  };
  const plain = first({});

  test.each(CHANNELS)("%s off: every other channel reports the same, and everyone does the same", (name) => {
    const other = first(without(`watch.${name}`));
    const c = CHANNELS.indexOf(name);
    expect(other.channels[c]).toBe("[]");
    other.channels.forEach((records, n) => {
      if (n !== c) expect(records).toBe(plain.channels[n]);
    });
    expect(other.did).toEqual(plain.did);
  });

  test("no mechanism but debt moves what is done in the first month, and none what is drawn about the society", () => {
    for (const { room, key } of MECHANISMS) {
      const path = `${room}.${key}`;
      const other = first(without(path));
      expect([path, other.society]).toEqual([path, plain.society]);
      if (path !== "life.debt") expect([path, other.did]).toEqual([path, plain.did]);
    }
  });

  test("a resident more changes no draw of the others", () => {
    const acts = (residents: number): Map<string, number[]> => {
      let did = new Map<string, number[]>();
      new Lab({ residents, seed: 133 }).live(1, {
        live: (_, m) => {
          did = new Map(
            Object.keys(DECISIONS).map((d) => [d, whoDid(m, d as keyof typeof DECISIONS).filter((i) => i < 4000)]),
          );
        },
      });
      return did;
    };
    expect(acts(4096 + 1)).toEqual(acts(4096));
  });
});

describe("whole numbers only", () => {
  const lab = lived(5, { residents: 20_000, seed: 134, settings: EVERYTHING });

  test("every column is an array of whole numbers, and so is what the registries hold back", () => {
    for (const town of lab.towns) {
      for (const [name, column] of Object.entries(town.columns)) {
        expect(ArrayBuffer.isView(column), name).toBe(true);
        expect(column.constructor.name).toMatch(/^(Uint|Int)(8|16|32)Array$/);
        expect(column.constructor).toBe(COLUMNS[name as keyof typeof COLUMNS].type);
      }
      expect(town.pending.words).toBeInstanceOf(Int32Array);
      expect(town.expiring.words).toBeInstanceOf(Int32Array);
      expect(town.pending.length).toBeGreaterThan(0);
    }
  });

  test("everything counted is a whole number that a double holds exactly, and none is negative", () => {
    for (let month = 0; month < 5; month++)
      for (const x of lab.counted(month)) if (!Number.isSafeInteger(x) || x < 0) throw new Error(`counted ${x}`);
    expect(COUNTERS.length * lab.plan.scene.groups.length).toBe(lab.counted(0).length);
  });

  test("so are the columns a thread works in", () => {
    let columns: [string, unknown][] = [];
    new Lab({ residents: 1000 }).live(1, {
      measure: (_, m: Month) => {
        columns = [...Object.entries(m.scratch), ...Object.entries(m.seen), ...Object.entries(m.filed)];
      },
    });
    const arrays = columns.filter(([, value]) => ArrayBuffer.isView(value));
    expect(arrays.length).toBeGreaterThan(10);
    for (const [name, value] of arrays)
      expect([name, (value as object).constructor.name]).toEqual([name, expect.stringMatching(/^(Uint|Int)/)]);
  });

  test("groups of a kind add up to everyone, counter by counter", () => {
    const { groups } = lab.plan.scene;
    const dimensions = [...new Set(groups.map((g) => g.dimension))].filter((d) => d !== "all");
    for (const { key } of COUNTERS)
      for (const d of dimensions) {
        const sum = groups.filter((g) => g.dimension === d).reduce((n, g) => n + lab.count(key, g.key), 0);
        if (sum !== lab.count(key)) throw new Error(`${key} by ${d}: ${sum}, not ${lab.count(key)}`);
      }
  });
});

test("the same seed gives the same world, another seed another one", () => {
  const asked = { residents: 4096, settings: EVERYTHING };
  expect(lived(3, { ...asked, seed: 7 }).state).toEqual(lived(3, { ...asked, seed: 7 }).state);
  expect(lived(3, { ...asked, seed: 7 }).state).not.toEqual(lived(3, { ...asked, seed: 8 }).state);
});
