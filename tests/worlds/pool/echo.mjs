/** A task for the tests of the pool: it gives back, says, throws or dies as it is told. */
export async function task(args, tell) {
  for (const word of args.say ?? []) tell(word);
  if (args.sleep !== undefined) await new Promise((resolve) => setTimeout(resolve, args.sleep));
  if (args.fail !== undefined) throw new Error(args.fail);
  if (args.die !== undefined) process.exit(args.die);
  return args.give;
}
