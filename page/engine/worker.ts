import { obey, Shard, type Order as ShardOrder } from "../../src/engine/shard.js";
import { Answering } from "../chapters/answering.js";
import type { ChapterOrder, ChapterReport } from "../chapters/protocol.js";
import type { LifeOrder } from "../life/protocol.js";
import { tellLife } from "../life/tell.js";
import { Pairing } from "../worlds/pairing.js";
import type { PairOrder, PairReport } from "../worlds/protocol.js";
import { isMemory, messageOf } from "./failure.js";
import { type Answer, type Hired, hireWorker } from "./hire.js";
import { Living } from "./living.js";
import type { Order, Report } from "./protocol.js";

/** The one file of all workers: it lives a world for the page, a share of one for another worker, a chapter's, a life's, or two at once, as its first message says. */
const port = self as unknown as {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
};

port.onmessage = ({ data }: MessageEvent<Hired | Order | ChapterOrder | LifeOrder | PairOrder>) => {
  if (data.kind === "hired") serve(data);
  else if (data.kind === "tell" || data.kind === "against") answer(data);
  else if (data.kind === "life") tellLife(data, (report) => port.postMessage(report), hireWorker);
  else if (data.kind === "pair") pair(data);
  else if (data.kind !== "show") live(data);
};

function serve({ share }: Hired): void {
  const answering = (work: () => unknown): void => {
    try {
      port.postMessage({ answer: work() } satisfies Answer);
    } catch (error) {
      port.postMessage({ failed: messageOf(error), memory: isMemory(error) } satisfies Answer);
    }
  };
  let shard: Shard | null = null;
  port.onmessage = ({ data }: MessageEvent<ShardOrder>) =>
    answering(() => {
      shard ??= new Shard(share);
      return obey(shard, data);
    });
}

function live(first: Order): void {
  const living = new Living((report: Report, transfer?: Transferable[]) => port.postMessage(report, transfer));
  port.onmessage = ({ data }: MessageEvent<Order>) => living.told(data);
  living.told(first);
}

function answer(first: ChapterOrder): void {
  const answering = new Answering((report: ChapterReport) => port.postMessage(report));
  port.onmessage = ({ data }: MessageEvent<ChapterOrder>) => answering.told(data);
  answering.told(first);
}

function pair(first: Extract<PairOrder, { kind: "pair" }>): void {
  const pairing = new Pairing(
    first,
    (report: PairReport, transfer?: Transferable[]) => port.postMessage(report, transfer),
    hireWorker,
  );
  port.onmessage = ({ data }: MessageEvent<PairOrder>) => pairing.told(data);
}
