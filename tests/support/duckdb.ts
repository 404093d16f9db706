import { DuckDBInstance } from "@duckdb/node-api";

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Asks DuckDB, which fetches nothing from anywhere. Whole numbers come back as numbers. */
export async function ask(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === "bigint" ? Number(v) : v])),
    ) as Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
