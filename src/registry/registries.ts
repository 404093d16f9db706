import { mechanism } from "../month/mechanism.js";
import { month, number, probability } from "../parameters/parameter.js";

export const regional = mechanism({
  room: "registry",
  key: "regional",
  says: "Regional files keep what the channels report; some reports never arrive.",
  direction: "Off: nothing is filed, so no record costs or brings anything.",
  reads: "records seen",
  writes: "records filed",
  parameters: {
    lost: probability({
      says: "Share of reports a regional file loses.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
  },
  begin: () => () => null,
});

export const centre = mechanism({
  room: "registry",
  key: "centre",
  says: "From a set month on, the score is worked out from the centre's copies: they come late, some not at all, some twice, some in another's file.",
  direction: "On: records arrive later, and false ones appear that no channel made.",
  reads: "records filed regionally",
  writes: "records filed, records waiting",
  parameters: {
    from: month({
      says: "First month in which the centre's copies count.",
      default: "2020-01",
      source: "F-SEED-11 (data centre by 2020)",
    }),
    delay: number({
      says: "Mean months a copy is late (up to 15).",
      unit: "months",
      min: 0,
      max: 10,
      default: 1,
      source: "assumption",
      sweep: [0, 4],
    }),
    lost: probability({ says: "Share of copies lost.", default: 0.03, source: "assumption", sweep: [0, 0.1] }),
    duplicate: probability({
      says: "Share of copies that arrive twice.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
    mixed_up: probability({
      says: "Share of copies put into another resident's file.",
      default: 0.004,
      source: "assumption",
      sweep: [0, 0.03],
    }),
  },
  begin: () => () => null,
});
