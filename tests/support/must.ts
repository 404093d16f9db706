/** An assertion for loops over all residents, where `expect` would take too long. */
export function must(condition: boolean, what: string | (() => string) = "a resident differs"): void {
  if (!condition) throw new Error(typeof what === "string" ? what : what());
}
