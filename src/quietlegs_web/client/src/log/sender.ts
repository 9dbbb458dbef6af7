/** Sends what is unsent, oldest first, and fetches what is new; tries again until the server has everything. */
import type { Kept } from "../types";
import type { Flight } from "./disk";
import type { Answer, Failed, Server } from "./server";
import type { Status } from "./shape";
import type { Store } from "./store";

/** How a round ended: all done, or why not. */
type Outcome = "done" | "no_network" | "later" | "signed_out";

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;
/** For how long the answer to "who is signed in?" holds, while this page stays in sight. */
const OWNER_HOLDS = 5 * 60_000;
const LOCK_PATIENCE = 30_000;
const MOST_BROKEN = 3;

export class Sender {
  private running: Promise<void> | undefined;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private last: Outcome = "done";
  private unsent = 0;
  private ownerSeen = Number.NEGATIVE_INFINITY;
  private closed = false;
  /** Records at which the server itself failed: they come last, so that they hold up no others. */
  private readonly troubled = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly server: Server,
    private readonly changed: () => void,
  ) {}

  status(): Status {
    if (this.last === "signed_out") return "signed_out";
    if (this.running && this.unsent > 0) return "sending";
    if (this.last === "no_network") return "offline";
    return this.unsent > 0 ? "waiting" : "saved";
  }

  /** Count what is unsent, so that the status is true. */
  async count(): Promise<void> {
    this.unsent = await this.store.unsent();
  }

  /** Send and fetch now; whoever asks while that is going on gets one more round after it. */
  sync(): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.again = true;
    this.running ??= this.rounds();
    return this.running;
  }

  /** The page came into sight, or the network came back: nothing that was known about the server counts any more. */
  wake(): Promise<void> {
    this.failures = 0;
    this.ownerSeen = Number.NEGATIVE_INFINITY;
    return this.sync();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async rounds(): Promise<void> {
    clearTimeout(this.timer);
    // Not within the call of sync(): whoever called it sees "sending" from here on.
    await Promise.resolve();
    this.changed();
    do {
      this.again = false;
      this.last = await this.round().catch((error: unknown) => {
        if (!this.closed) console.error("The log could not be sent:", error);
        return "later" as const;
      });
      await this.count().catch(() => undefined);
    } while (this.again && !this.closed);
    this.running = undefined;
    this.failures = this.last === "done" ? 0 : this.failures + 1;
    this.planNext();
    this.changed();
  }

  private planNext(): void {
    if (this.closed || this.last === "done" || this.last === "signed_out") return;
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => void this.sync(), longest * (0.5 + Math.random() / 2));
  }

  private async round(): Promise<Outcome> {
    // Only one tab sends. Should it hang, two may: the server knows a repeated request.
    const locks = globalThis.navigator?.locks;
    if (!locks) return this.alone();
    const patience = new AbortController();
    const waiting = setTimeout(() => patience.abort(), LOCK_PATIENCE);
    try {
      return await locks.request("quietlegs-send", { signal: patience.signal }, () => {
        clearTimeout(waiting);
        return this.alone();
      });
    } catch (error) {
      if (patience.signal.aborted) return this.alone();
      throw error;
    } finally {
      clearTimeout(waiting);
    }
  }

  private async alone(): Promise<Outcome> {
    if (!(await this.store.person()) || Date.now() - this.ownerSeen > OWNER_HOLDS) {
      const known = await this.fetchPack();
      if (known !== "done" && !(known === "later" && (await this.store.person()))) return known;
    }
    const { outcome, sent } = await this.sendAll();
    if (outcome === "no_network" || outcome === "signed_out") return outcome;
    const fetched = await this.fetchChanges();
    if (fetched !== "done") return fetched;
    if (sent > 0) await this.fetchPack();
    return outcome;
  }

  private async sendAll(): Promise<{ outcome: Outcome; sent: number }> {
    const before = new Set(this.troubled);
    const failed = new Set<string>();
    let sent = 0;
    // First all that never failed, then the others.
    for (const passedOver of [(key: string) => before.has(key) || failed.has(key), (key: string) => failed.has(key)]) {
      for (;;) {
        const flight = this.closed ? null : await this.store.takeFlight(passedOver);
        if (!flight) break;
        const trouble = await this.land(flight, await this.send(flight));
        if (trouble === "broken") failed.add(`${flight.kind}/${flight.id}`);
        else if (trouble) return { outcome: trouble, sent };
        else {
          sent += 1;
          this.failures = 0; // bad as the network is, it carries something
        }
        if (failed.size >= MOST_BROKEN) return { outcome: "later", sent };
      }
    }
    return { outcome: failed.size > 0 ? "later" : "done", sent };
  }

  private async send(flight: Flight): Promise<Answer<Kept>> {
    const answer = await this.server.send(flight);
    if (answer.ok || answer.status !== 403) return answer;
    // Perhaps only the token grew old while the phone slept: the pack brings a new one.
    return (await this.fetchPack()) === "done" ? this.server.send(flight) : answer;
  }

  /** Note down what came of a flight. A reason to stop, `broken` for this record alone, or nothing. */
  private async land(flight: Flight, answer: Answer<Kept>): Promise<Outcome | "broken" | null> {
    const key = `${flight.kind}/${flight.id}`;
    if (answer.ok) {
      await this.store.answered(flight, answer.value, answer.status === 201);
      this.troubled.delete(key);
    } else if (answer.why === "gone" && flight.deleted) {
      await this.store.gone(flight);
    } else if (answer.why === "refused" || answer.why === "gone") {
      await this.store.refused(flight, answer.sentence);
    } else if (answer.why === "broken") {
      this.troubled.add(key);
      return "broken";
    } else {
      return outcomeOf(answer);
    }
    await this.count();
    this.changed();
    return null;
  }

  private async fetchChanges(): Promise<Outcome> {
    for (;;) {
      const asked = await this.store.place();
      const answer = await this.server.changes(asked.since);
      if (!answer.ok) return outcomeOf(answer);
      if (!(await this.store.takeIn(answer.value, asked))) return "done";
      if (answer.value.changes.length > 0) this.changed();
      if (!answer.value.more || answer.value.next <= asked.since) return "done";
    }
  }

  private async fetchPack(): Promise<Outcome> {
    const kept = await this.store.pack();
    const answer = await this.server.pack(kept?.tag ?? "");
    if (answer.ok) {
      if ((await this.store.adopt(answer.value, answer.tag)) === "stranger") return "signed_out";
      this.changed();
    } else if (answer.why !== "same") {
      return outcomeOf(answer);
    }
    this.ownerSeen = Date.now();
    return "done";
  }
}

function outcomeOf(failed: Failed): Outcome {
  if (failed.why === "signed_out" || failed.why === "no_network") return failed.why;
  return "later";
}
