import type { Scenario } from "../../src/scenario/catalogue.js";
import { startWorker } from "../engine/start.js";
import type { Chapter } from "./chapter.js";
import type { ChapterOrder, ChapterReport } from "./protocol.js";
import type { SetAgainst, SourceRow } from "./sources.js";
import type { Telling } from "./teller.js";

type Asked = {
  readonly [K in ChapterOrder["kind"]]: Omit<Extract<ChapterOrder, { kind: K }>, "id">;
}[ChapterOrder["kind"]];

/** The page's side of a chapter: asks a worker of its own, and shows the last answer while the next is on its way. */
export class Tellings {
  told = $state.raw<Telling | null>(null);
  sources = $state.raw<{ of: SetAgainst; rows: readonly SourceRow[]; digest: string } | null>(null);
  busy = $state(false);
  failure = $state<string | null>(null);
  private worker: Worker | null = null;
  private last = 0;

  tell(chapter: Chapter, position: string, scenario: Scenario): void {
    this.ask({ kind: "tell", chapter: chapter.key, position, scenario });
  }

  against(of: SetAgainst, scenario: Scenario): void {
    this.ask({ kind: "against", of, scenario });
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
  }

  private ask(asked: Asked): void {
    this.failure = null;
    this.busy = true;
    this.worker ??= this.start();
    this.worker.postMessage({ ...asked, id: ++this.last } as ChapterOrder);
  }

  private start(): Worker {
    const worker = startWorker();
    worker.onmessage = ({ data }: MessageEvent<ChapterReport>) => this.heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message);
    };
    return worker;
  }

  private heard(report: ChapterReport): void {
    // An answer to what is no longer asked.
    if (report.id !== this.last) return;
    this.busy = false;
    if (report.kind === "failed") this.fail(report.message);
    else if (report.kind === "told") this.told = report.telling;
    else this.sources = report;
  }

  private fail(message: string): void {
    this.end();
    this.failure = message;
  }
}
