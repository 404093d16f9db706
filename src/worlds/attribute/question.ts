import { key, word } from "../../draws/hash.js";
import { pick } from "../../draws/uniform.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { type Switch, switchedOff } from "../../scenario/switches.js";
import { coalitionsOf, MOST_PLAYERS } from "../../statistics/shapley.js";
import type { WorldAsked } from "../address.js";
import { replicateSeed } from "../replicate-seed.js";
import type { Window } from "../window.js";

/** What attribution is asked: how much of a measure each of some mechanisms brings. */
export interface Question {
  readonly scenario: Scenario;
  readonly residents: number;
  /** Of the first replicate; the others' follow from it. */
  readonly seed: number;
  readonly replicates: number;
  /** The players. A coalition of them is a bit mask: bit n is set where mechanism n is as the scenario has it, not set where it is off. */
  readonly mechanisms: readonly Switch[];
  readonly method: Method;
  readonly measure: string;
  readonly window: Window;
}

/** All coalitions, or those that some orders of the mechanisms pass through, drawn anew for each replicate. */
export type Method = { readonly name: "exact" } | { readonly name: "permutations"; readonly permutations: number };

export { MOST_PLAYERS as MOST_MECHANISMS };

/** The key code of the orders in which mechanisms are switched on; no decision has it. */
const ORDER_CODE = 0x4000_0010;

/** One of the orders of a replicate: a shuffle (Fisher and Yates) under the key of (seed, replicate, order). */
export function orderOf(seed: number, replicate: number, order: number, mechanisms: number): number[] {
  const { a, b } = key(seed, ORDER_CODE, replicate, order);
  const list = Array.from({ length: mechanisms }, (_, n) => n);
  for (let last = mechanisms - 1; last > 0; last--) {
    const other = pick(word(last, a, b), last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
  return list;
}

/** The orders of one replicate (from 1); none where all coalitions are lived. */
export function ordersOf({ method, seed, mechanisms }: Question, replicate: number): number[][] {
  if (method.name === "exact") return [];
  return Array.from({ length: method.permutations }, (_, k) => orderOf(seed, replicate, k, mechanisms.length));
}

/** The coalitions that a replicate needs, everything on first. */
export function coalitions(question: Question, replicate: number): number[] {
  const { method, mechanisms } = question;
  const all = 2 ** mechanisms.length - 1;
  if (method.name === "exact") return Array.from({ length: all + 1 }, (_, n) => all - n);
  return coalitionsOf(ordersOf(question, replicate)).sort((a, b) => b - a);
}

/** The world of a coalition in a replicate. */
export function worldOf(question: Question, coalition: number, replicate: number): WorldAsked {
  const { scenario, residents, seed, mechanisms } = question;
  const off = mechanisms.filter((_, n) => ((coalition >> n) & 1) === 0);
  return { scenario: switchedOff(scenario, off), residents, seed: replicateSeed(seed, replicate) };
}

/** Every world that the question needs, replicate by replicate. */
export const worldsOf = (question: Question): WorldAsked[] =>
  Array.from({ length: question.replicates }, (_, r) =>
    coalitions(question, r + 1).map((coalition) => worldOf(question, coalition, r + 1)),
  ).flat();
