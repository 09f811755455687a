// The shapes that the cooperation pages' modules share; read by the type checker, never by the browser.
// docs/cooperation-json.md describes the file they come from.

type Words = Record<string, string>;
type Place = { code: string; name_zh: string; name_en: string; full_zh: string; full_en: string; parent?: string };
type Signer = { name_zh: string; name_en?: string; agency?: string; binds?: string };
type Pledge = { mechanism: string; text_zh: string; text_en?: string; basis: string; source: number };
type Origin = { title?: string; url?: string; is_linked?: boolean };
type Carrier = { id: string; name_zh: string; name_en?: string; established_on?: string; functions_zh?: string; functions_en?: string };
type Paper = {
  id: string; title_zh: string; title_en?: string; signed_on?: string; status: string; level: string;
  ip_types?: string[]; parties?: Signer[]; sources?: Origin[]; commitments?: Pledge[]; bodies?: Carrier[];
};
type Handled = { id: string; title_zh: string; title_en?: string; date?: string; agreement?: string; places?: string[] };
type Mechanism = { id: string; name_zh: string; name_en: string; about_zh: string; about_en: string };
type Fabric = {
  papers: Paper[]; cases: Handled[]; mechanisms: Mechanism[];
  places: Map<string, Place>;
  /** a region and those above it, nearest first */
  line: (code: string) => string[];
};
/** A paper that binds two regions and the signers of each side. */
type Bond = { paper: Paper; a: Signer[]; b: Signer[] };
type Promised = { mechanism: Mechanism; since: string; hasUndated: boolean; pledges: { paper: Paper; pledge: Pledge }[] };
