import { ACTS } from "../../src/life/acts.js";
import { type Changes, type Lab, OFF, together, without } from "../support/lab.js";
import type { Move, Switch } from "./switches.js";

/** How each safeguard is tested: what it moves when it is on, and a world in which it has nothing to act on. */

/** Less of it, where whatever happens in one of the two worlds happens in the other, too. */
const less = (key: string): Move => ({ what: key, of: (w) => w.total(key), sign: -1, gone: false, nested: true });
/** Counted only where the safeguard is. */
const only = (key: string): Move => ({ what: key, of: (w) => w.total(key), sign: 1, gone: true });
/** Nothing of it is left. */
const ended = (key: string): Move => ({
  what: `${key}, of which nothing is left`,
  of: (w) => (w.total(key) === 0 ? 1 : 0),
  sign: 1,
  gone: true,
});

/** Points that false records cost at the end, in 1/16. */
const falsePoints: Move = {
  what: "points that false records cost",
  of: (w: Lab) => w.towns.reduce((sum, town) => sum - town.columns.wrong.reduce((a, b) => a + b, 0), 0),
  sign: -1,
  gone: false,
  nested: true,
};

const QUIET = without("response.compliance", "response.self_censorship", "response.point_seeking");
/** Nobody learns, so that everyone does the same in both worlds. */
const UNSHAKEN = together(QUIET, { "response.dropping_ties": { drop: 0 }, "response.work_lost": { loss: 0 } });
const ALONE = without("score.association", "score.household");
const NOTHING_COSTS = {
  why: "where no record costs anything there is nothing to take back",
  settings: { "score.rule_book": { points: Object.fromEntries(ACTS.map((a) => [a.key, 0])) } },
};
/** Many records are false. */
const ERRORS: Changes = {
  "watch.cameras": { phantom: 0.0009, list: 2_000_000 },
  "watch.payments": { wrong_person: 0.3 },
  "watch.review": { wrong_person: 0.3 },
  "watch.courts": { wrong_person: 0.5 },
};

const path = (key: string): string => `safeguards.${key}`;
const on = (key: string, values: Changes[string] = {}): Changes => ({ [path(key)]: { on: true, ...values } });
const given = (key: string, values: Changes[string]): Changes => ({ [path(key)]: values });

const TABLE: { readonly [key: string]: Switch } = {
  no_association: {
    base: together(UNSHAKEN, without("score.household")),
    moves: [ended("sanctioned_through_others")],
    zero: on("no_association"),
    besides: { why: "where friends do not count there is nothing to take out", settings: { "score.association": OFF } },
  },
  kin_protected: {
    base: together(UNSHAKEN, without("score.association")),
    moves: [ended("sanctioned_through_others"), ended("children_barred"), ended("met.school_bar")],
    zero: on("kin_protected"),
    besides: {
      why: "where family does not count there is nothing to take out",
      settings: { "score.household": OFF, "enforcement.school_bar": OFF },
    },
  },
  private_ratings: {
    base: QUIET,
    months: 7,
    moves: [ended("met.public_naming"), ended("low_company"), ended("ties_dropped")],
    zero: on("private_ratings"),
    besides: {
      why: "where nothing is public there is nothing to hide",
      settings: { "score.publicity": OFF, "enforcement.public_naming": OFF, "response.dropping_ties": OFF },
    },
  },
  sunset: {
    base: together(UNSHAKEN, given("sunset", { runs: 2 })),
    moves: [less("sanctioned"), less("records"), less("on_court_list"), only("released.sunset")],
    zero: on("sunset", { runs: 1200 }),
  },
  consent: {
    base: together(UNSHAKEN, ALONE, given("consent", { joins: 0.5, leaves_sanctioned: 0.5 })),
    moves: [less("sanctioned_by_score"), only("not_rated.consent"), only("cases.consent")],
    zero: on("consent", { joins: 1, leaves: 0, leaves_sanctioned: 0 }),
  },
  human_review: {
    base: together(UNSHAKEN, ALONE, ERRORS, given("human_review", { sees_error: 1, bias: 0, strikes_true: 0 })),
    moves: [
      less("sanctioned_false"),
      falsePoints,
      only("struck_false.human_review"),
      only("staff_minutes.human_review"),
    ],
    zero: on("human_review", { reviewed: 0 }),
  },
  two_sources: {
    base: together(UNSHAKEN, ALONE),
    moves: [less("points_lost"), less("sanctioned_by_score"), only("cases.two_sources"), only("lapsed.two_sources")],
    zero: on("two_sources"),
    besides: NOTHING_COSTS,
  },
  purpose_limits: {
    base: together(UNSHAKEN, ALONE),
    moves: [less("sanctioned_by_score"), less("under.air_ban"), only("spared.purpose_limits")],
    zero: on("purpose_limits"),
    besides: NOTHING_COSTS,
  },
  expiry: {
    base: together(UNSHAKEN, ALONE, given("expiry", { after: 1 })),
    months: 5,
    moves: [less("sanctioned_by_score"), only("cases.expiry")],
    zero: on("expiry"),
    besides: NOTHING_COSTS,
  },
  travelling_correction: {
    base: together(UNSHAKEN, ALONE, ERRORS, {
      "enforcement.court_list": { wrong_corrected: 0.8 },
      ...given("travelling_correction", { reaches: 1 }),
    }),
    moves: [falsePoints, only("cases.travelling_correction")],
    zero: on("travelling_correction"),
    besides: { why: "where nobody is listed by mistake there is nothing to carry", settings: { "watch.courts": OFF } },
  },
  audit: {
    base: together(UNSHAKEN, ALONE, ERRORS, given("audit", { share: 1, finds: 1, delay: 1 })),
    moves: [less("sanctioned_false"), falsePoints, only("found_false.audit"), only("cases.audit")],
    zero: on("audit", { share: 0 }),
  },
  appeal: {
    base: together(UNSHAKEN, ALONE, ERRORS, given("appeal", { appeals: 1, true_facts: 1, strikes_true: 0, delay: 1 })),
    moves: [less("sanctioned_false"), falsePoints, only("struck_false.appeal"), only("cases.appeal")],
    zero: on("appeal", { appeals: 0 }),
  },
  notice: {
    base: together(UNSHAKEN, ERRORS, given("notice", { objects: 1, upheld: 1 })),
    moves: [ended("court_listed_false"), less("court_listed"), only("stopped_false.notice"), only("cases.notice")],
    zero: on("notice"),
    besides: {
      why: "where nobody is to be listed nobody is told",
      settings: without("enforcement.court_list", "enforcement.misconduct_list", "enforcement.tax_list"),
    },
  },
  proportionality_cap: {
    base: together(UNSHAKEN, given("proportionality_cap", { months: 0.5, most: 1, listing: 2 })),
    months: 6,
    moves: [
      less("sanctioned_by_score"),
      less("on_court_list"),
      only("spared.proportionality_cap"),
      only("shortened.proportionality_cap"),
    ],
    zero: on("proportionality_cap", { listing: 24 }),
    besides: {
      why: "where nothing costs and listings are short there is nothing to bound",
      settings: together(NOTHING_COSTS.settings, { "enforcement.court_list": { term: 12, extension: 0 } }),
    },
  },
  reasons: {
    base: together(UNSHAKEN, ALONE, ERRORS, given("reasons", { answers: 1, rectified: 1 })),
    moves: [less("sanctioned_false"), falsePoints, only("rectified.reasons"), only("cases.reasons")],
    zero: on("reasons", { answers: 0, sooner: 1 }),
  },
};

export const SAFEGUARD_SWITCHES: readonly [string, Switch][] = Object.entries(TABLE).map(([key, s]) => [path(key), s]);
