import { exactShares, nearestDouble, type Shares, sampledShares } from "../../statistics/shapley.js";
import { type Check, rowsOf } from "./check.js";

/** What each of five aircraft needs of a runway, the first of which does not land. */
const RUNWAYS = [0, 1, 2, 2, 4];

/** The airport game: a coalition costs as much as the longest runway that one of it needs. */
const airport = (coalition: number): number =>
  RUNWAYS.reduce((most, length, player) => ((coalition >> player) & 1 ? Math.max(most, length) : most), 0);

/** Four players in a game that is not additive, and whose values no double holds exactly in their sum. */
const uneven = (coalition: number): number => 0.1 * coalition ** 1.5;
const ORDERS = [
  [0, 1, 2, 3],
  [3, 1, 0, 2],
  [2, 3, 1, 0],
];

const numbers = ({ shares, over }: Shares): number[] => shares.map((share) => nearestDouble(share, over));
const leftOver = ({ shares, total, over }: Shares): number =>
  nearestDouble(shares.reduce((a, b) => a + b, 0n) - total, over);

export const ATTRIBUTION_CHECKS: readonly Check[] = [
  {
    key: "shapley-glove",
    says: "Shapley values of the glove game: one left glove, two right ones, a pair is worth 1.",
    source: "by hand, over the six orders; Shapley 1953, the definition",
    rows: () =>
      rowsOf(
        ["who has the left glove", "a right one", "the other right one"],
        [2 / 3, 1 / 6, 1 / 6],
        numbers(exactShares(3, (c) => ((c & 1) !== 0 && (c & 6) !== 0 ? 1 : 0))),
        0,
      ),
  },
  {
    key: "shapley-airport",
    says: "Shapley values of the airport game with runways of 0, 1, 2, 2 and 4.",
    source: "Littlechild and Owen 1973: each stretch of the runway is shared by those who need it",
    rows: () =>
      rowsOf(
        ["who needs none (dummy)", "who needs 1", "who needs 2", "the other who needs 2 (symmetry)", "who needs 4"],
        [0, 1 / 4, 7 / 12, 7 / 12, 31 / 12],
        numbers(exactShares(RUNWAYS.length, airport)),
        0,
      ),
  },
  {
    key: "shapley-efficiency",
    says: "Shapley values add up to what all players together are worth, to the last bit: the sum less that worth.",
    source: "Shapley 1953, the axiom of efficiency",
    rows: () =>
      rowsOf(
        ["the airport game", "an uneven game of four", "the same over three orders only"],
        [0, 0, 0],
        [exactShares(RUNWAYS.length, airport), exactShares(4, uneven), sampledShares(4, ORDERS, uneven)].map(leftOver),
        0,
      ),
  },
];
