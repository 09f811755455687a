// The shapes that the list modules share; read by the type checker, never by the browser.

/** One facet: `sets` are combinations of code numbers, `column` says which one each record has. */
type ListFacet = { name: string; title: string; size: number; codes: string[] | null; labels: string[]; short?: string[]; parents?: number[]; sets: number[][]; column: Uint32Array };
type ListAmount = { name: string; facet: string; stated: Map<number, [number, string][]> };
type ListColumn = { name: string; title: string; order: string; numeric: boolean };

/** All that counting, narrowing and sorting need. `dates` are distinct; `dateOf` says which one each record has. */
type ListIndex = {
  kind: string; size: number; part: number; version: string; facets: ListFacet[]; amounts: ListAmount[]; columns: ListColumn[];
  dates: string[]; dateOf: Uint32Array; byTitle: Uint32Array | null; asSearched: Uint32Array | null; pieces: Piece[]; words: Record<string, string>;
};
/** A tag [text, tone], or a value: its text, or [text, address, exact form, language, note]. */
type Piece = string | string[];
/** title, identifier, tags, line, meta, then one group for each column; a number stands for a shared piece. */
type ListRow = [string, string, ...(Piece | number)[][]];

type Range = { from: string; to: string };
/** What the address asks: as it is written there, already known to make sense. */
type ListState = { q: string; sort: string; view: string; page: number; facets: Record<string, string[]>; ranges: Record<string, Range> };

/** One condition: which records meet it; `lacks` are those that fail because they state nothing. */
type Condition = { key: string; meets: (record: number) => boolean; lacks?: (record: number) => boolean };
type Survey = { kept: number[]; counts: Int32Array[]; failing: Map<string, number>; lacking: Record<string, number> };
/** A wider question with its number of records: `dropped` conditions, or `changed` ones. */
type Wider = { state: ListState; count: number; dropped: string[]; changed: string };
