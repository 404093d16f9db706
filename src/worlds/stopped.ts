/** A run was asked to stop, and has kept what it could. */
export class Interrupted extends Error {
  constructor(
    /** Months lived, and how many of them are kept. */
    readonly lived: number,
    readonly kept: number,
    readonly months: number,
    readonly out: string | null,
  ) {
    super(`interrupted after ${lived} of ${months} months; ${whatIsKept(lived, kept, out)}`);
  }
}

/** The months are done, but their results could not be written. */
export class NotWritten extends Error {
  constructor(
    readonly kept: number,
    months: number,
    out: string,
    cause: unknown,
  ) {
    super(
      `all ${months} months are done, but their results could not be written: ${reasonOf(cause)}; ${whatIsKept(months, kept, out)}`,
      { cause },
    );
  }
}

function whatIsKept(lived: number, kept: number, out: string | null): string {
  if (kept === 0 || out === null) return "nothing is kept, so the same command begins again";
  return `${kept === lived ? "they" : `the first ${kept}`} are kept in ${out}, and the same command, writing there, goes on from them`;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
