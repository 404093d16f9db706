import type { Outcomes } from "../worlds/outcomes.js";
import type { Written } from "./files.js";
import type { Column, Table } from "./parquet.js";
import { BOUNDARY, program, type RunContext, titleOf } from "./provenance.js";

const field = ({ name, type, says, unit, nullable }: Column) => ({
  name,
  type,
  description: says,
  ...(unit === undefined ? {} : { unit }),
  ...(nullable ? {} : { constraints: { required: true } }),
});

/** The folder's tables as a Frictionless data package, with the schema of each. */
export function dataPackage(
  outcomes: Outcomes,
  context: RunContext,
  tables: ReadonlyArray<readonly [Table, Written]>,
): string {
  const { name, version } = program();
  return `${JSON.stringify(
    {
      profile: "data-package",
      name: `glasshouse-${outcomes.scenario.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${outcomes.digest.slice(0, 6)}`,
      title: titleOf(outcomes),
      description: `${outcomes.scenario.says} ${BOUNDARY[0]}`.trim(),
      created: context.finished.toISOString(),
      version,
      sources: [{ title: `${name} ${version}, scenario.yaml, seed ${outcomes.seed}` }],
      resources: tables.map(([table, written]) => ({
        profile: "tabular-data-resource",
        name: table.name.replace(/\.parquet$/, ""),
        path: table.name,
        description: table.says,
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        bytes: written.bytes,
        hash: `sha256:${written.sha256}`,
        schema: { fields: table.columns.map(field) },
      })),
    },
    null,
    2,
  )}\n`;
}
