/** A benchmark: cases that each give one object of figures. */

/** By name; units are in the name (`wall_s`, `peak_rss_mb`). Null: it could not be measured here. */
export type Figures = Readonly<Record<string, number | string | null>>;

/** What a figure should be: at most, or at least. */
export interface Target {
  readonly figure: string;
  readonly most?: number;
  readonly least?: number;
}

export interface CaseContext {
  /** An empty folder, removed after the case. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Whether to take minutes for what matters most. */
  readonly long: boolean;
  /** Whether to say where the time went. */
  readonly explain: boolean;
  /** Tells a person what is going on. */
  readonly say: (line: string) => void;
}

export interface Case {
  readonly name: string;
  /** One line. */
  readonly about: string;
  readonly targets: readonly Target[];
  /** Longer runs are aborted. */
  readonly mostMinutes: number;
  /** With --long, if that takes longer. */
  readonly mostMinutesLong?: number;
  run(context: CaseContext): Promise<Figures>;
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly cases: readonly Case[];
}
