import { type AskedName, type DecisionName, GATED, type GatedName } from "../draws/decisions.js";
import { threshold } from "../draws/uniform.js";
import type { Beginning } from "../month/mechanism.js";
import { type Mechanism, mechanism } from "../month/mechanism.js";
import { type Parameters, probability, type Values } from "../parameters/parameter.js";
import type { Clock } from "../state/clock.js";
import { haunting, inventor } from "./phantoms.js";
import type { Sensor } from "./sensor.js";
import { looks, sees, sight } from "./sighting.js";

/** Channels by the number their records carry. A new channel takes the next number. */
export const CHANNELS = [
  "cameras",
  "payments",
  "billers",
  "courts",
  "tax_office",
  "review",
  "subscriptions",
  "neighbours",
  "employers",
  "transport_staff",
  "offices",
] as const;
export type ChannelName = (typeof CHANNELS)[number];
export const channelNumber = (name: ChannelName): number => CHANNELS.indexOf(name);

/** A table of probabilities that acts are seen, missed, or pinned on the wrong person. It recognises nothing. All channels' sensors are one pass. */
export interface Channel<P extends Parameters = Parameters> extends Mechanism<P> {
  sensors(values: Values<P>, s: Beginning): (clock: Clock) => readonly Sensor[];
}

export function channel<P extends Parameters>(declared: {
  key: ChannelName;
  says: string;
  direction: string;
  reads?: string;
  parameters: P;
  sensors(values: Values<P>, s: Beginning): (clock: Clock) => readonly Sensor[];
}): Channel<P> {
  const { sensors, ...said } = declared;
  const counters = [
    { key: `records.${said.key}`, unit: "records", says: `Records filed that came by: ${said.says}` },
    { key: `false_records.${said.key}`, unit: "records", says: `Those of them that are false. ${said.says}` },
  ];
  const begin = () => () => null;
  return {
    ...mechanism({ room: "watch", reads: "acts", writes: "records seen", counters, begin, ...said }),
    sensors,
  };
}

/** The parameters every plain channel has. */
const plainParameters = (chances: Partial<Record<GatedName, number>>, wrong: number) => ({
  sees: sees(chances),
  wrong_person: probability({
    says: "Of the acts seen, the share recorded against somebody else.",
    default: wrong,
    source: "assumption",
    sweep: [0, wrong * 5],
  }),
});

/** The one more that a channel has which sometimes invents something. */
const inventing = (rate: number) => ({
  phantom: probability({
    says: "Chance a month that a resident gets a record of something nobody did.",
    max: 1 / 256,
    default: rate,
    source: "assumption",
    sweep: [0, rate * 5],
  }),
});

/** A channel with no particulars: acts seen by chance, some pinned on others, a few invented. */
export function plainChannel(declared: {
  key: ChannelName;
  says: string;
  direction: string;
  chances: Partial<Record<GatedName, number>>;
  wrong: number;
  /** The chance of a false sighting, the decision that settles it, and the bits of `status` it needs. */
  phantom: { key: AskedName; rate: number; need: number } | null;
  seen: DecisionName;
  target: DecisionName;
}) {
  const { key, says, direction, chances, wrong, phantom, seen, target } = declared;
  return channel({
    key,
    says,
    direction,
    parameters:
      phantom === null
        ? plainParameters(chances, wrong)
        : { ...plainParameters(chances, wrong), ...inventing(phantom.rate) },
    sensors(values) {
      const list = looks(values.sees);
      const offences = list.map((l) => l.act).filter((act) => act < GATED.award || act === GATED.court_judgment);
      const number = channelNumber(key);
      const sensors = sight(number, list, threshold(values.wrong_person), seen, target);
      if (phantom !== null && "phantom" in values && offences.length > 0)
        sensors.push(inventor(number, haunting(phantom.key, values.phantom as number), phantom.need, offences));
      return () => sensors;
    },
  });
}
