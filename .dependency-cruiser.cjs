// Imports run one way only: a room may import itself and the rooms above it in this list.
const rooms = [
  "src/draws",
  "src/kernel",
  "src/state",
  "src/parameters",
  "src/statistics",
  "src/society",
  "src/month",
  "src/life",
  "src/watch",
  "src/registry",
  "src/score",
  "src/enforcement",
  "src/safeguards",
  "src/response",
  "src/measures",
  "src/scenario",
  "src/engine",
  "src/worlds",
  "src/results",
  "src/experiments",
  "src/report",
  "src/cli",
  "page",
];

const inside = (some) => `^(${some.join("|")})/`;

const roomOrder = rooms.slice(0, -1).map((room, index) => ({
  name: `room-order-${room.replace("src/", "")}`,
  comment: `${room} may import only the rooms before it.`,
  severity: "error",
  from: { path: inside([room]) },
  to: { path: inside(rooms.slice(index + 1)) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    ...roomOrder,
    {
      name: "known-rooms",
      comment: "Every file of src/ lives in a room of the list above.",
      severity: "error",
      from: { path: "^src/", pathNot: inside(rooms) },
      to: {},
    },
    {
      name: "known-rooms-target",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: inside(rooms) },
    },
    {
      name: "not-to-outside",
      comment: "The program imports neither tests, benchmarks, tools nor its own build.",
      severity: "error",
      from: { path: "^(src|page)/" },
      to: { path: "^(tests|bench|tools|dist)/" },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    {
      name: "not-to-dev-dependency",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
