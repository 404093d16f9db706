import { choice, flag, month, number, probability, type Values } from "../parameters/parameter.js";
import type { Reward, Sanction } from "./sanctions.js";

export const sanctionParameters = (r: Sanction) => ({
  on: flag({ says: `Is this sanction part of the world? (${r.says})`, default: true, source: "scenario" }),
  from: month({
    says: "First month in which it is applied.",
    default: "2018-01",
    source: "F-SEED-11 (first sanctions 2018)",
  }),
  below: number({
    says: "Score below which it falls; 0 for never by score.",
    unit: "points",
    min: 0,
    max: 2000,
    default: r.below,
    source: r.source === "assumption" ? "assumption" : `${r.source}; threshold: assumption`,
    sweep: [0, Math.max(850, r.below + 100)],
  }),
  court: flag({ says: "Falls on judgment defaulters, too.", default: r.court, source: "scenario" }),
  misconduct: choice({
    says: "Falls on those on the misconduct list.",
    options: ["none", "air", "rail"] as const,
    default: r.misconduct,
    source: "F-SEED-2",
  }),
  tax: flag({ says: "Falls on those barred over unpaid tax.", default: r.tax, source: "F-SEED-8" }),
  covers: probability({
    says: "Share of occasions that it covers.",
    default: r.covers,
    source: "assumption",
    sweep: [0.1, 1],
  }),
  again: probability({
    says: "Chance that someone refused tries again in the same month, each time.",
    max: 0.9,
    default: r.again,
    source: "assumption",
    sweep: [0, 0.8],
  }),
});
export type SanctionValues = Values<ReturnType<typeof sanctionParameters>>;

export const rewardParameters = (r: Reward) => ({
  on: flag({ says: `Is this reward part of the world? (${r.says})`, default: true, source: "scenario" }),
  from: month({
    says: "First month in which it is given.",
    default: "2018-01",
    source: "F-SEED-11 (first sanctions 2018)",
  }),
  at_least: number({
    says: "Score from which it is given.",
    unit: "points",
    min: 0,
    max: 2000,
    default: r.from,
    source: r.source === "assumption" ? "assumption" : `${r.source}; threshold: assumption`,
    sweep: [960, 1100],
  }),
});
export type RewardValues = Values<ReturnType<typeof rewardParameters>>;
