import fc from "fast-check";

/** Properties are tried on new cases each time, but on the same ones in CI, where a failure must belong to the change. */
if (process.env.CI) fc.configureGlobal({ seed: 20140101 });
