import { task as fake } from "./fake-task.mjs";

/** The fake task, with the test told of every run that is done before whoever asked hears of it. */
export const task = (args, tell) =>
  fake(args, (word) => {
    tell(word);
    if ("done" in word) globalThis.onFakeRun?.();
  });
