import type { Mechanism } from "../month/mechanism.js";
import { awareness } from "./awareness.js";
import { droppingTies } from "./company.js";
import { compliance } from "./compliance.js";
import { payOff, workLost } from "./means.js";
import { pointSeeking } from "./point-seeking.js";
import { selfCensorship } from "./self-censorship.js";

/** Every way residents answer, in the order of the step `respond`. To add one, write its file and name it here. */
export const responses = [
  awareness,
  compliance,
  selfCensorship,
  pointSeeking,
  droppingTies,
  workLost,
  payOff,
] as readonly unknown[] as readonly Mechanism[];
