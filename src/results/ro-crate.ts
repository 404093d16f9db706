import type { Outcomes } from "../worlds/outcomes.js";
import type { Written } from "./files.js";
import { BOUNDARY, program, type RunContext, titleOf } from "./provenance.js";

const FORMATS: Readonly<Record<string, string>> = {
  parquet: "application/vnd.apache.parquet",
  json: "application/json",
  yaml: "application/yaml",
  md: "text/markdown",
  cff: "application/yaml",
  html: "text/html",
};

/** The folder as a Research Object Crate (RO-Crate 1.1): what is in it, and what made it. */
export function roCrate(
  outcomes: Outcomes,
  context: RunContext,
  files: ReadonlyArray<Written & { readonly says: string }>,
): string {
  const { name, version } = program();
  const id = (name: string) => ({ "@id": name });
  return `${JSON.stringify(
    {
      "@context": "https://w3id.org/ro/crate/1.1/context",
      "@graph": [
        {
          "@id": "ro-crate-metadata.json",
          "@type": "CreativeWork",
          conformsTo: id("https://w3id.org/ro/crate/1.1"),
          about: id("./"),
        },
        {
          "@id": "./",
          "@type": "Dataset",
          name: titleOf(outcomes),
          description: `${outcomes.scenario.says} ${BOUNDARY[0]}`.trim(),
          datePublished: context.finished.toISOString(),
          license: id("#license"),
          hasPart: files.map((file) => id(file.name)),
          mentions: id("#run"),
        },
        {
          "@id": "#license",
          "@type": "CreativeWork",
          name: "Not stated",
          description: "Whoever publishes this folder chooses its licence. The program is under the MIT licence.",
        },
        {
          "@id": "#run",
          "@type": "CreateAction",
          name: context.command.join(" "),
          startTime: context.started.toISOString(),
          endTime: context.finished.toISOString(),
          instrument: id("#program"),
          object: id("scenario.yaml"),
          result: files.filter((file) => file.name !== "scenario.yaml").map((file) => id(file.name)),
        },
        { "@id": "#program", "@type": "SoftwareApplication", name, version, softwareVersion: version },
        ...files.map((file) => ({
          "@id": file.name,
          "@type": "File",
          name: file.name,
          description: file.says,
          encodingFormat: FORMATS[file.name.slice(file.name.lastIndexOf(".") + 1)],
          contentSize: String(file.bytes),
          sha256: file.sha256,
        })),
      ],
    },
    null,
    2,
  )}\n`;
}
