import { EXIT } from "./exit.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** An AbortSignal for work that ends in order when the user, or the system, asks it to; asked a second time, it ends at once. */
export async function stoppable<T>(onStop: () => void, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    onStop();
  };
  for (const name of SIGNALS) process.on(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, stop);
  }
}
