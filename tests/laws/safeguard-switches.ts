import { type Changes, OFF, together, without } from "../support/lab.js";
import type { Move, Switch } from "./switches.js";

/** How each safeguard is tested: what it moves when it is on, and a world in which it has nothing to act on. */

/** Nothing of it is left. */
const ended = (key: string): Move => ({
  what: `${key}, of which nothing is left`,
  of: (w) => (w.total(key) === 0 ? 1 : 0),
  sign: 1,
  gone: true,
});

const on = (key: string, values: Changes[string] = {}): Changes => ({ [`safeguards.${key}`]: { on: true, ...values } });
const QUIET = without("response.compliance", "response.self_censorship", "response.point_seeking");
const UNSHAKEN = together(QUIET, { "response.dropping_ties": { drop: 0 } });

export const SAFEGUARD_SWITCHES: readonly [string, Switch][] = [
  [
    "safeguards.no_association",
    {
      base: together(UNSHAKEN, without("score.household")),
      moves: [ended("sanctioned_through_others")],
      zero: on("no_association"),
      besides: {
        why: "where friends do not count there is nothing to take out",
        settings: { "score.association": OFF },
      },
    },
  ],
  [
    "safeguards.kin_protected",
    {
      base: together(UNSHAKEN, without("score.association")),
      moves: [ended("sanctioned_through_others"), ended("children_barred"), ended("met.school_bar")],
      zero: on("kin_protected"),
      besides: {
        why: "where family does not count there is nothing to take out",
        settings: { "score.household": OFF, "enforcement.school_bar": OFF },
      },
    },
  ],
  [
    "safeguards.private_ratings",
    {
      base: together(QUIET, without("score.association")),
      months: 7,
      moves: [ended("met.public_naming"), ended("low_company"), ended("ties_dropped")],
      zero: on("private_ratings"),
      besides: {
        why: "where nothing is public there is nothing to hide",
        settings: { "score.publicity": OFF, "enforcement.public_naming": OFF },
      },
    },
  ],
];
