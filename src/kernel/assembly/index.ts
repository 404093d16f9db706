export { ask, place, settle } from "./live";
export { circles, near } from "./company";
export { assemble, countScores, fade } from "./score";
export { note, pick, touched } from "./doors";
export { addKinds, blocks, book, copies, countKinds, deliver, file, film, forgetOne, strike, take } from "./records";
export { caution, chill, seek } from "./respond";
export { churnCircles, churnPairs, tieRules } from "./churn";
export { enrol, lowRated, ofTies, refresh, sift, where } from "./scan";
export { addBytes, addUpLevels, countLevels, countMoves, rank, spread, tally, tallyBits } from "./counting";
