import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const NODES = ["n1", "n2", "n3"];
const PROGRAMS = ["slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "munged"];

/** Why no cluster can be started here, or null if one can. */
export function whyNoCluster(): string | null {
  if (process.platform !== "linux") return "Slurm runs on Linux only";
  if (process.getuid?.() !== 0) return "the daemons of a cluster need root";
  const absent = PROGRAMS.filter((name) => spawnSync("sh", ["-c", `command -v ${name}`], { env }).status !== 0);
  return absent.length === 0 ? null : `not installed: ${absent.join(", ")} (Debian: apt-get install slurm-wlm munge)`;
}

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** A Slurm of three nodes, all on this host, with a munge of its own: nothing of the system's is touched. */
export class Cluster {
  private readonly daemons = new Map<string, number>();
  private readonly waiting = new Map<string, number>();

  private constructor(
    readonly folder: string,
    private readonly ports: readonly number[],
  ) {}

  static async start(): Promise<Cluster> {
    const cluster = new Cluster(mkdtempSync(join(tmpdir(), "glasshouse-slurm-")), await freePorts(4));
    try {
      await cluster.begin();
    } catch (error) {
      const logs = cluster.logs();
      cluster.stop();
      throw new Error(`the cluster did not start: ${error}\n${logs}`);
    }
    return cluster;
  }

  /** The environment in which Slurm's commands reach this cluster. */
  get env(): NodeJS.ProcessEnv {
    return { ...env, SLURM_CONF: join(this.folder, "slurm.conf") };
  }

  command(name: string, ...args: string[]): string {
    return execFileSync(name, args, { env: this.env, encoding: "utf8" });
  }

  /** State of every task of an array, or of a job, as Slurm has them now: "1" → "COMPLETED". */
  states(job: string): Map<string, string> {
    const { stdout } = spawnSync("scontrol", ["-o", "show", "job", job], { env: this.env, encoding: "utf8" });
    const out = new Map<string, string>();
    for (const line of stdout.split("\n")) {
      const field = (name: string): string | undefined => new RegExp(`(?:^| )${name}=(\\S+)`).exec(line)?.[1];
      const state = field("JobState");
      for (const task of tasksOf(field("ArrayTaskId") ?? "0")) if (state !== undefined) out.set(task, state);
    }
    return out;
  }

  /** The node a task runs on. */
  nodeOf(job: string, task: number): string {
    return /(?:^| )NodeList=(\S+)/m.exec(this.command("scontrol", "-o", "show", "job", `${job}_${task}`))?.[1] ?? "";
  }

  /** A task that was put back waits two minutes by Slurm's own rule. Here only until what was left of it is surely gone. */
  hurry(job: string): void {
    for (const [task, state] of this.states(job)) {
      const id = `${job}_${task}`;
      if (state !== "PENDING") this.waiting.delete(id);
      else if (!this.waiting.has(id)) this.waiting.set(id, Date.now());
      else if (Date.now() - (this.waiting.get(id) ?? 0) > 2000)
        spawnSync("scontrol", ["update", `jobid=${id}`, "starttime=now"], { env: this.env });
    }
  }

  /** Loses a node as a power cut would: its daemon and all that ran on it, at once. */
  loseNode(node: string): void {
    const jobs = processes().filter(({ pid }) => environment(pid).includes(`SLURMD_NODENAME=${node}\0`));
    // A step's guardian, above its script, would still tell of the death of what it guards: it goes first.
    const guardians = jobs.map(({ pid }) => parentOf(pid)).filter((pid) => /^slurmstepd/.test(commandLine(pid)));
    const daemon = this.daemons.get(node) ?? 0;
    for (const pid of [...guardians, daemon, ...jobs.map((job) => job.pid)]) signal(pid, "SIGKILL");
    this.daemons.delete(node);
  }

  logs(): string {
    const folder = join(this.folder, "log");
    return readdirSync(folder)
      .map((name) => `== ${name}\n${readFileSync(join(folder, name), "utf8").split("\n").slice(-15).join("\n")}`)
      .join("\n");
  }

  stop(): void {
    // Whatever runs under one of its nodes belongs to it.
    for (const { pid } of processes()) if (environment(pid).includes(this.folder)) signal(pid, "SIGKILL");
    for (const pid of this.daemons.values()) signal(pid, "SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const { folder } = this;
    for (const sub of ["state", "log", "munge", ...NODES.map((n) => `spool.${n}`)]) mkdirSync(join(folder, sub));
    execFileSync("chmod", ["755", folder, join(folder, "munge")]);
    const munge = (name: string): string => join(folder, "munge", name);
    writeFileSync(munge("key"), Buffer.from(Array.from({ length: 128 }, (_, n) => (n * 37 + process.pid) & 255)), {
      mode: 0o400,
    });
    writeFileSync(join(folder, "slurm.conf"), this.configuration(munge("socket")));
    this.daemon("munged", "munged", [
      "--foreground",
      "--force",
      `--socket=${munge("socket")}`,
      `--key-file=${munge("key")}`,
      `--pid-file=${munge("pid")}`,
      `--log-file=${munge("log")}`,
      `--seed-file=${munge("seed")}`,
    ]);
    await until(() => existsSync(munge("socket")), 10, "munge's socket");
    this.daemon("slurmctld", "slurmctld", ["-D", "-f", join(folder, "slurm.conf")]);
    for (const node of NODES) this.daemon(node, "slurmd", ["-D", "-f", join(folder, "slurm.conf"), "-N", node]);
    await until(() => this.idle() === NODES.length, 60, "three idle nodes");
  }

  private idle(): number {
    const { stdout } = spawnSync("sinfo", ["-h", "-N", "-o", "%T"], { env: this.env, encoding: "utf8" });
    return (stdout ?? "").split("\n").filter((state) => state === "idle").length;
  }

  private daemon(name: string, program: string, args: string[]): void {
    const child = spawn(program, args, { env: this.env, stdio: "ignore" });
    child.on("error", () => {});
    if (child.pid !== undefined) this.daemons.set(name, child.pid);
  }

  private configuration(socket: string): string {
    const { folder } = this;
    const host = hostname().split(".")[0];
    const [control, ...nodes] = this.ports;
    return `${[
      "ClusterName=glasshouse",
      `SlurmctldHost=${host}(127.0.0.1)`,
      `SlurmctldPort=${control}`,
      "AuthType=auth/munge",
      `AuthInfo=socket=${socket}`,
      "SlurmUser=root",
      "SlurmdUser=root",
      `StateSaveLocation=${folder}/state`,
      `SlurmdSpoolDir=${folder}/spool.%n`,
      `SlurmctldPidFile=${folder}/slurmctld.pid`,
      `SlurmdPidFile=${folder}/slurmd.%n.pid`,
      `SlurmctldLogFile=${folder}/log/slurmctld.log`,
      `SlurmdLogFile=${folder}/log/slurmd.%n.log`,
      "ProctrackType=proctrack/linuxproc",
      "TaskPlugin=task/none",
      "AccountingStorageType=accounting_storage/none",
      "SchedulerParameters=sched_interval=1,bf_interval=2",
      "SelectType=select/cons_tres",
      "SelectTypeParameters=CR_Core_Memory",
      "DefMemPerCPU=200",
      "JobRequeue=1",
      "ReturnToService=2",
      "SlurmdTimeout=6",
      "KillWait=2",
      "TCPTimeout=2",
      "MessageTimeout=5",
      "MailProg=/bin/true",
      ...NODES.map(
        (name, n) =>
          `NodeName=${name} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${nodes[n]} CPUs=1 RealMemory=1000 State=UNKNOWN`,
      ),
      `PartitionName=main Nodes=${NODES.join(",")} Default=YES MaxTime=INFINITE State=UP`,
    ].join("\n")}\n`;
  }
}

/** "3" → 3; "2,5-7%2" → 2, 5, 6, 7. */
function tasksOf(said: string): string[] {
  return said
    .replace(/%.*/, "")
    .split(",")
    .flatMap((part) => {
      const [from, to = from] = part.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, (_, n) => String(from + n));
    });
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  if (pid <= 1) return;
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

const environment = (pid: number): string => `${read(`/proc/${pid}/environ`)}\0`;

const commandLine = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
const parentOf = (pid: number): number => Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** All processes and their command lines. */
export function processes(): { pid: number; words: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), words: commandLine(Number(name)) }));
}

/** Waits until something holds; throws after so many seconds. */
export async function until(holds: () => boolean, seconds: number, what: string, every = 200): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !holds(); await new Promise((resolve) => setTimeout(resolve, every)))
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
