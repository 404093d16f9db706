import fc from "fast-check";
import { expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import type { Beginning } from "../../src/month/mechanism.js";
import type { Month } from "../../src/month/month.js";
import { TRUE } from "../../src/month/records.js";
import { RATED } from "../../src/month/scratch.js";
import { twoSources } from "../../src/safeguards/two-sources.js";
import type { Town } from "../../src/state/town.js";
import { channelNumber } from "../../src/watch/channel.js";
import { on, world } from "./support.js";

const WITHIN = 3;
const ACTS = [GATED.quarrel, GATED.red_crossing, GATED.praise];
const SOURCES = (["cameras", "neighbours", "employers", "courts"] as const).map(channelNumber);
const COURTS = channelNumber("courts");

interface Filed {
  readonly i: number;
  readonly act: number;
  readonly channel: number;
}
const text = ({ i, act, channel }: Filed): string => `${i} ${act} ${channel}`;

/** The rule in plain words: what counts in each month, given what is filed. */
function plainly(months: readonly Filed[][]): string[][] {
  let waiting: (Filed & { since: number })[] = [];
  return months.map((filed, month) => {
    waiting = waiting.filter((w) => w.since + WITHIN > month);
    const counts: string[] = [];
    const released: typeof waiting = [];
    for (const r of filed) {
      const seconds = [...waiting, ...released].filter(
        (w) => w.i === r.i && w.act === r.act && w.channel !== r.channel,
      );
      if (r.act === GATED.praise || r.channel === COURTS || seconds.length > 0) counts.push(text(r));
      else waiting.push({ ...r, since: month });
      if (r.act === GATED.praise || r.channel === COURTS) continue;
      for (const w of seconds)
        if (waiting.includes(w)) {
          counts.push(text(w));
          released.push(w);
          waiting = waiting.filter((other) => other !== w);
        }
    }
    return counts.sort();
  });
}

const record = fc.record({
  i: fc.integer({ min: 0, max: 4 }),
  act: fc.constantFrom(...ACTS),
  channel: fc.constantFrom(...SOURCES),
});
const some = fc.array(fc.array(record, { maxLength: 8 }), { minLength: 1, maxLength: 8 });

test("a record counts once a second channel has reported the same, and both count then; what is on paper, or brings points, counts at once", () => {
  const lab = world(4096, on("two_sources"));
  lab.live(1, {
    record: (town: Town, m: Month) => {
      for (let i = 0; i < 5; i++) town.columns.status[i] |= RATED;
      const points = { quarrel: -10, red_crossing: -5, praise: 2 };
      const stub = { counter: () => 0, valuesOf: () => ({ points }) } as unknown as Beginning;
      const values = { on: true, within: WITHIN, documents: true, minutes: 1 };
      fc.assert(
        fc.property(some, (months) => {
          town.held.single.clear();
          const { filed } = twoSources.begin(values, stub);
          const counted = months.map((rows, index) => {
            m.filed.clear();
            for (const r of rows) m.filed.push(r.i, r.act, r.channel, TRUE);
            filed?.({ ...m.clock, index })?.(town, m);
            return Array.from({ length: m.filed.length }, (_, n) =>
              text({ i: m.filed.subject[n], act: m.filed.act[n], channel: m.filed.channel[n] }),
            ).sort();
          });
          expect(counted).toEqual(plainly(months));
        }),
        { numRuns: 300 },
      );
      m.filed.clear();
    },
  });
});

test("costs its minutes for each record held back, and every one of them is confirmed, lapses or still waits", () => {
  const lab = world(6000, on("two_sources", { within: 2, minutes: 5 })).live(5);
  const held = lab.total("cases.two_sources");
  expect(lab.total("staff_minutes.two_sources")).toBe(5 * held);
  expect(lab.total("lapsed.two_sources") + lab.towns[0].held.single.live.length / 2).toBeLessThanOrEqual(held);
  expect(lab.total("lapsed.two_sources")).toBeGreaterThan(held / 3);
});
