import { expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import { kernel } from "../../src/kernel/kernel.js";
import type { Month } from "../../src/month/month.js";
import { MIXED_UP, NOBODY, Records, ROOM, TRUE, WRONG_PERSON } from "../../src/month/records.js";
import { channelNumber } from "../../src/watch/channel.js";
import { Lab, together, whoDid } from "../support/lab.js";
import { must } from "../support/must.js";
import { STRICT } from "../support/strict.js";

const NAMES = Object.fromEntries(Object.entries(GATED).map(([name, n]) => [n, name])) as Record<
  number,
  keyof typeof GATED
>;
const MORE_ERRORS = together(STRICT, {
  "registry.centre": { from: "2018-06", delay: 2, mixed_up: 0.1, duplicate: 0.1 },
  "watch.billers": { wrong_person: 0.2 },
  "watch.neighbours": { malice: 0.003 },
});

/** Months in which each did each act: "act resident" → months. */
function lived(months: number) {
  const lab = new Lab({ residents: 30_000, seed: 5, settings: MORE_ERRORS });
  for (const town of lab.towns) town.keepOrigins();
  const did = new Set<string>();
  const subjects = new Set<string>();
  const filed: { n: number; month: number; row: number[] }[] = [];
  for (let month = 0; month < months; month++)
    lab.live(1, {
      watch: (_, m) => {
        for (const [n, name] of Object.entries(NAMES)) for (const i of whoDid(m, name)) did.add(`${month} ${n} ${i}`);
        each(m.seen, (n, [subject, act, channel]) => n >= 0 && subjects.add(`${month} ${act} ${channel} ${subject}`));
      },
      record: (_, m: Month) => each(m.filed, (n, row) => filed.push({ n, month, row })),
    });
  return { did, subjects, filed };
}

function each(r: Records, visit: (n: number, row: number[]) => void): void {
  for (let n = 0; n < r.length; n++)
    visit(n, [r.subject[n], r.act[n], r.channel[n], r.truth[n], r.actor[n], r.late[n]]);
}

test("every record knows who stands behind it, however late it comes", () => {
  const { did, subjects, filed } = lived(8);
  const late = [0, 0, 0, 0];
  const known = [0, 0, 0, 0];
  for (const { month, row } of filed) {
    const [subject, act, channel, truth, actor, months] = row;
    const then = month - months;
    if (months > 0) late[truth]++;
    if (actor >= 0) known[truth]++;
    if (truth === TRUE) must(actor === subject && did.has(`${then} ${act} ${actor}`), `true: ${row}`);
    if (truth === WRONG_PERSON) must(actor !== subject && did.has(`${then} ${act} ${actor}`), `wrong person: ${row}`);
    if (truth === MIXED_UP)
      must(actor !== subject && subjects.has(`${then} ${act} ${channel} ${actor}`), `mixed up: ${row}`);
    if (truth === NOBODY) must(actor !== subject && actor >= 0 === (channel === channelNumber("neighbours")), `${row}`);
  }
  // Each kind was there, late and known.
  for (const truth of [TRUE, WRONG_PERSON, NOBODY, MIXED_UP]) {
    expect(late[truth]).toBeGreaterThan(10);
    expect(known[truth]).toBeGreaterThan(10);
  }
});

test("more records than the compiled loops can hold are kept all the same, and next month there is room again", () => {
  const records = new Records(kernel(), "records of a test");
  const home = records.reach();
  expect(home).toBeGreaterThan(0);
  for (let n = 0; n <= ROOM; n++) {
    records.push(n & 0xffff, n & 31, n % 11, n & 3, n - 1, n & 15);
    records.points[n] = n & 0xff;
  }
  expect(records.reach()).toBe(-1);
  for (const n of [0, 77, ROOM - 1, ROOM]) {
    const { subject, act, channel, truth, actor, late, points } = records;
    expect([subject, act, channel, truth, actor, late].map((field) => field[n])).toEqual([
      ...[n & 0xffff, n & 31, n % 11, n & 3, n - 1, n & 15],
    ]);
    expect(points[n]).toBe(n & 0xff);
  }
  records.clear();
  expect(records.reach()).toBe(home);
  expect(records.reach(ROOM)).toBe(-1);
  expect(new Records().reach()).toBe(-1);
});
