// The shapes that the search modules share; read by the type checker, never by the browser.

/** Characters folded; `starts` and `ends` say for each unit where in the text it came from. */
type Folded = { text: string; starts: number[]; ends: number[] };
type Folder = import("./search-fold.js").Folder;
type SearchIndex = import("./search-index.js").SearchIndex;

/** A run of text that must stand in the record as it is; `isOpen` lets its word go on. */
type Part = { text: string; grams: string[]; isOpen: boolean };
/** What stood between two spaces or in quotes: one of `alternatives`, each a row of parts. */
type Chunk = { alternatives: Part[][]; names: string[]; isQuoted: boolean };
type Query = { chunks: Chunk[]; names: string[] };

/** Documents and how well they hold an entry: 2, 4, 6 for body, keywords, title; 1 less for a longer word. */
type Levels = Map<number, number>;
type Facet = { values: string[]; labels: string[]; sets: number[][]; column: number[] };
/** k kind, u address, t title, d date, r region code, w keywords, b text blocks. */
type Texts = { k: string; u: string; t: string; d: string; r: string; w: string[]; b: string[] };
type Cursor = { content: Uint8Array; at: number };

type Hit = { id: number; score: number; texts: Texts };
type Count = { value: string; label: string; count: number };
type Results = {
  hits: Hit[]; ids: number[]; total: number; isExact: boolean; relaxedTo: string[]; query: Query; counts: Record<string, Count[]>;
};

/** What the page gives to the box and the results: addresses, language, words, the index when it is wanted. */
type Context = {
  home: string; lang: "zh" | "en"; words: any; index: () => Promise<SearchIndex>; failure: (error: unknown) => string;
};
