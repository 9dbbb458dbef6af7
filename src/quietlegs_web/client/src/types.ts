/**
 * The shapes that phone and server share. Records: `quietlegs.records.log`; the pack: `quietlegs.records.pack`.
 * A field that is absent is unknown: not zero, not no.
 */

export type Kind = "intake" | "night" | "session" | "entry" | "checkin" | "medicine" | "lab" | "harm" | "score";
export type Answer = "yes" | "no" | "unsure";
export type Mode = "before" | "when";

/** What every record carries. `at` is an instant in UTC, `offset` minutes east of UTC, `night` YYYY-MM-DD. */
export interface Logged {
  at: string;
  offset: number;
  zone: string;
  night: string;
}

export interface NightLog extends Logged {
  mode?: Mode;
  urge_before?: number;
  expected?: number;
  rated_at?: string;
  trial?: string;
  assigned?: string;
  probability?: number;
  shown_at?: string;
  free?: boolean;
  quiet?: boolean;
  too_much?: boolean;
  status?: "rated" | "skipped" | "declined" | "missed";
  note?: string;
}

export interface StepDone {
  technique: string;
  region: string;
  seconds: number;
  skipped?: boolean;
  swapped_for?: string;
}

export interface SessionLog extends Logged {
  routine: string;
  arm?: string;
  planned?: boolean;
  rescue?: boolean;
  one_leg?: "no";
  by?: "self" | "partner" | "therapist";
  started?: string;
  ended?: string;
  steps?: StepDone[];
  outcome?: "done" | "partly" | "stopped_hurt" | "stopped_other";
  urge_before?: number;
  urge_after?: number;
  note?: string;
}

export interface Felt {
  quality: string;
  intensity?: number;
  region?: string;
}

export interface EntryLog extends Logged {
  moment: "log" | "evening" | "before_session" | "after_session" | "rescue";
  urge?: number;
  sensations?: Felt[];
  relieved_by?: string[];
  relief_minutes?: number;
  one_leg?: Answer;
  note?: string;
}

export interface CheckinLog extends Logged {
  urge?: number;
  onset?: string;
  minutes_to_sleep?: number;
  minutes_asleep?: number;
  awakenings?: number;
  sleep?: "as_usual" | "better" | "worse";
  done?: string;
  caffeine?: boolean;
  alcohol?: boolean;
  exercise?: boolean;
  extra_dose?: boolean;
  medicine_change?: boolean;
  touch_worse?: boolean;
  fatigue?: number;
  irritability?: number;
  thinking?: number;
  mood?: number;
  note?: string;
}

export interface HarmLog extends Logged {
  technique: string;
  what: "bruise" | "pain" | "rash" | "other";
  region?: string;
  over_at?: string;
  note?: string;
}

export interface Bodies {
  intake: Record<string, unknown>;
  night: NightLog;
  session: SessionLog;
  entry: EntryLog;
  checkin: CheckinLog;
  medicine: Logged & Record<string, unknown>;
  lab: Logged & Record<string, unknown>;
  harm: HarmLog;
  score: Logged & Record<string, unknown>;
}

/** What `PUT /api/v1/<kind>/<id>` answers, and one line of `GET /api/v1/changes`. */
export interface Kept<K extends Kind = Kind> {
  seq: number;
  kind: K;
  id: string;
  revision: number;
  deleted: boolean;
  /** Other revisions of this record that the person has not chosen between yet. */
  conflict: number[];
  body: Bodies[K];
}

export interface Changes {
  changes: Kept[];
  next: number;
  more: boolean;
}

/** One step with all its words: what a screen shows and a voice says. */
export interface StepWords {
  technique: string;
  technique_name: string;
  region: string;
  region_name: string;
  direction: string;
  pressure_max: number;
  seconds: number;
  tool: string | null;
  oil: string | null;
  /** How it is done at this place, a sentence each. */
  how: string[];
}

export interface RoutineWords {
  id: string;
  name: string;
  minutes: number;
  steps: StepWords[];
  /** How to sit or lie for it, where that is special; empty otherwise. */
  setting?: string;
}

export interface PackArm {
  id: string;
  name: string;
  /** Whether the plan of today still allows it; if not, `closed_because` says why in a sentence. */
  open: boolean;
  closed_because: string;
  routine: RoutineWords | null;
}

export interface Envelope {
  night: string;
  /** Base64: 12 bytes of nonce, then AES-GCM of UTF-8 JSON `{"assigned": …, "probability": …}` padded with spaces to 96 bytes. */
  sealed: string;
}

export interface PackTrial {
  /** The seal of TRIAL.json: which trial the envelopes belong to. */
  id: string;
  start: string;
  nights: number;
  comparison: "usual_evening" | "hand_massage";
  comparison_name: string;
  /** What a comparison night is, in sentences. */
  comparison_text: string;
  comparison_routine: RoutineWords | null;
  arms: PackArm[];
  free_nights_a_week: number;
  paused: boolean;
  /** Base64 of a 32-byte AES key. Concealment, not secrecy. */
  key: string;
  envelopes: Envelope[];
}

export interface Sentence {
  code: string;
  text: string;
}

export interface PackPlan {
  verdict: "go" | "adapt" | "incomplete" | "ask_first" | "stop";
  /** One sentence that says where the plan stands. */
  text: string;
  routine: RoutineWords | null;
  /** The three-minute version; null where nothing is open. */
  short: RoutineWords | null;
  /** In bed, lying, at a desk, on a plane: the same limits, another place. Packs of older servers have none. */
  elsewhere?: RoutineWords[];
  /** The guided hand-and-shoulder massage, also where the legs wait for a clinician. Packs of older servers have none. */
  hands?: RoutineWords | null;
  /** What is open tonight whatever the verdict; never empty. */
  for_tonight: Sentence[];
  /** Relief that needs no guided session: walking, stretching …, for "tonight is too much". */
  relief: { id: string; name: string }[];
}

export interface Pack {
  version: 1;
  made_at: string;
  person: { id: string; name: string; demo: boolean };
  settings: { zone: string; boundary: string; mode: Mode; locale: string; evening_at: string };
  plan: PackPlan | null;
  trial: PackTrial | null;
  /** Techniques that a harm paused: no session offers them. */
  paused: { technique: string; name: string; since: string; what: string }[];
  /** The clot line. `checked_at`: when all questions about clots were last answered with no; null: not yet. */
  one_leg: {
    checked_at: string | null;
    question: string;
    yes: { title: string; text: string[] };
    unsure: { title: string; text: string[] };
  };
  /** The first day (YYYY-MM-DD) on which safety questions are due again; null: no answer grows old. */
  answers_due_from?: string | null;
  /** The last day on which a session may start with this pack: after it an answer is too old. */
  answers_hold_until?: string | null;
  /** A safety rule that changed since the plan was last shown, in a sentence; empty: none. */
  rule_changed?: string;
  /** Names for what may be logged: id -> everyday words. */
  names: {
    regions: Record<string, string>;
    sensations: Record<string, string>;
    techniques: Record<string, string>;
    relief: Record<string, string>;
  };
  /** Sentences about health or the trial that the client's screens show, by code. */
  words: Record<string, string>;
}
