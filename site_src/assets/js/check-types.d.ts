// The shapes that the penalty check's modules share; read by the type checker, never by the browser.

/** A decimal figure as a whole number of 10⁻¹². */
type Figure = bigint;
/** One thing said: a step, a condition, a conflict, a gap. `params` fill the sentence of `code`. */
type Said = { code: string; params: Record<string, string> };
type Notes = { path: Said[]; unknown: Said[] };
type Row = Record<string, any>;
type Span = { unit: string; low: Figure | null; lowInclusive: boolean; high: Figure | null; highInclusive: boolean };
type Threshold = { basis: string; span: Span | null; includesNone: boolean };
type Fine = {
  basis: string; of: string; low: Figure | null; high: Figure | null;
  lowInclusive: boolean | null; highInclusive: boolean | null;
  lowRate: Figure | null; highRate: Figure | null; cap: Figure | null;
};
type Question = {
  violation: string; region: string; actOn: string; decidedOn: string;
  /** illegal-turnover, illegal-gains, goods-value, or "" where no amount is given */
  basis: string; amount: Figure | null; facts: Record<string, string>;
};
/** One branch of a provision; `conditions` are what must still be known, none where it applies. */
type Item = {
  row: Row; law: Row; regime: "act" | "newer"; milder: string | null; isLocal: boolean;
  conditions: Said[]; threshold: Threshold | null; fine: Fine;
};
type Tier = {
  row: Row; standard: Row; provisionId: string; lawId: string; article: string;
  conditions: Said[]; level: string; fine: Fine; isComputed: boolean;
};
type Outdated = { tier: Tier; reason: Said; movedTo: [string, string][] };
type Standing = { family: Row[]; law: Row | null; ground: string; later: Row | null };
type Branches = { items: Item[]; leftOut: { row: Row; law: Row; why: string }[] };
type Families = { standings: Standing[]; rows: Row[]; unverified: Set<string>; notes: Notes };
type Ground = { items: Map<string, Item>; ruledOut: Set<string>; isExempt: boolean; inForce: Map<string, Row> };
type Found = { tiers: Tier[]; outdated: Outdated[]; notes: Notes; hasLevel: boolean };
type Answer = {
  question: Question; statutory: Item[]; tiers: Tier[]; outdated: Outdated[]; general: Item[];
  conflicts: Said[]; path: Said[]; unknown: Said[];
};
type Rules = {
  asOf: string; violations: Map<string, Row>; regions: Map<string, Row>; laws: Map<string, Row>;
  families: Map<string, Row[]>; provisions: Map<string, Row>; byViolation: Map<string, Row[]>;
  standards: Row[]; moves: Row[]; circumstances: string[]; subjects: string[];
};
