import type { Beginning, Pass } from "../month/mechanism.js";
import type { Parameters, Values } from "../parameters/parameter.js";
import type { Clock } from "../state/clock.js";
import type { ExtraName } from "../state/extras.js";
import { appeal } from "./appeal.js";
import { audit } from "./audit.js";
import { consent } from "./consent.js";
import { expiry } from "./expiry.js";
import { humanReview } from "./human-review.js";
import { kinProtected } from "./kin-protected.js";
import { noAssociation } from "./no-association.js";
import { notice } from "./notice.js";
import { privateRatings } from "./private-ratings.js";
import { proportionalityCap } from "./proportionality-cap.js";
import { purposeLimits } from "./purpose-limits.js";
import { reasons } from "./reasons.js";
import type { Acts, Moment, Overrides, Safeguard } from "./safeguard.js";
import { sunset } from "./sunset.js";
import { travellingCorrection } from "./travelling-correction.js";
import { twoSources } from "./two-sources.js";

/** Every safeguard, in the order in which those that act at the same moment act. To add one, write its file and name it here. */
export const SAFEGUARDS = [
  sunset,
  consent,
  humanReview,
  twoSources,
  noAssociation,
  kinProtected,
  privateRatings,
  purposeLimits,
  expiry,
  travellingCorrection,
  audit,
  appeal,
  notice,
  proportionalityCap,
  reasons,
] as readonly unknown[] as readonly Safeguard[];

export const pathOf = ({ room, key }: Safeguard): string => `${room}.${key}`;

/** The values of a safeguard, or null where it is off. */
const valuesIn = (settings: Overrides, s: Safeguard): Values<Parameters> | null => {
  const values = settings[pathOf(s)];
  return values?.on === true ? (values as Values<Parameters>) : null;
};

/** Settings as they are under the safeguards that are on: the same object where none changes a value. */
export function underSafeguards<S extends Overrides>(settings: S): S {
  let now = settings;
  for (const guard of SAFEGUARDS) {
    const values = valuesIn(now, guard);
    const over = values === null ? [] : Object.entries(guard.overrides(values, now));
    if (over.length > 0)
      now = { ...now, ...Object.fromEntries(over.map(([path, v]) => [path, { ...now[path], ...v }])) };
  }
  return now;
}

/** The extra columns that the safeguards that are on need. */
export const extrasOf = (settings: Overrides): ExtraName[] =>
  SAFEGUARDS.flatMap((guard) => (valuesIn(settings, guard) === null ? [] : guard.extras));

/** Begins the safeguards that are on. What comes back gives the passes of a moment in a month. */
export function protect(settings: Overrides, s: Beginning): (moment: Moment) => (clock: Clock) => Pass[] {
  const on = SAFEGUARDS.flatMap((guard): Acts[] => {
    const values = valuesIn(settings, guard);
    return values === null ? [] : [guard.begin(values, s)];
  });
  return (moment) => {
    const acting = on.flatMap((acts) => acts[moment] ?? []);
    return (clock) => acting.flatMap((act) => act(clock) ?? []);
  };
}
