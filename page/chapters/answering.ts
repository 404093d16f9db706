import type { ChapterOrder, ChapterReport } from "./protocol.js";
import { setAgainst } from "./sources.js";
import { chapterOf, Teller } from "./teller.js";

/** The worker's side: answers what chapters ask, one after the other. */
export class Answering {
  private teller: Teller | null = null;
  private busy: Promise<void> = Promise.resolve();

  constructor(private readonly say: (report: ChapterReport) => void) {}

  told(order: ChapterOrder): void {
    this.busy = this.busy.then(async () => {
      try {
        this.say(await this.answer(order));
      } catch (error) {
        this.say({ kind: "failed", id: order.id, message: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  private async answer(order: ChapterOrder): Promise<ChapterReport> {
    const { id, scenario } = order;
    if (order.kind === "against") return { kind: "set", id, of: order.of, ...(await setAgainst(scenario)) };
    const chapter = chapterOf(order.chapter);
    if (chapter === null) throw new Error(`no chapter is called "${order.chapter}"`);
    this.teller ??= new Teller(scenario);
    return { kind: "told", id, telling: await this.teller.tell(chapter, order.position) };
  }
}
