/** What the server gives of a share: the page's texts and the figures that its charts need. */

export interface OpenShare {
  readonly from: string;
  readonly to: string;
  readonly include: readonly string[];
  readonly expires_at: string;
}

export interface Cell {
  readonly text: string;
  readonly boxed: boolean;
}

export interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
}

export interface PainCell {
  readonly tone: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export interface MonthRow extends Row {
  readonly pain: readonly PainCell[];
  readonly medicine: readonly string[];
  readonly bleeding: readonly string[];
}

export interface Lines {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface Table {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** The texts of the PDF (`server/reports/pdf/page.py`). */
export interface Page {
  readonly lang: string;
  readonly as_of: string;
  readonly share: OpenShare;
  readonly head: {
    readonly title: string;
    readonly name: string;
    readonly clinic: string;
    readonly period: string;
    readonly as_of: string;
    readonly person: readonly string[];
    readonly health: readonly string[];
    readonly complete: readonly string[];
  };
  readonly grid: {
    readonly name: string;
    readonly month: string;
    readonly rows: readonly string[];
    readonly headings: readonly string[];
    readonly months: readonly MonthRow[];
    readonly whole: Row;
    readonly mean: {
      readonly label: string;
      readonly cells: readonly Cell[];
      readonly none: string;
    };
  };
  readonly left: readonly Lines[];
  readonly right: readonly Lines[];
  readonly legend: readonly (readonly [string, string])[];
  readonly legend_status: string;
  readonly rules: string;
  readonly second: {
    readonly heading: string;
    readonly tables: readonly Table[];
    readonly blocks: readonly Lines[];
    readonly notes: Lines;
  };
}

export interface Shares {
  readonly yes: number;
  readonly of: number;
}

/** The members of the summary that are drawn (contract §4). */
export interface Summary {
  readonly months: readonly {
    readonly month: string;
    readonly headache_days: number;
    readonly migraine_days: number;
    readonly answered_days: number;
    readonly days: number;
    readonly status: 'full' | 'provisional' | 'insufficient';
  }[];
  readonly typical: { readonly onset_hours: readonly number[] };
  readonly acute_treatment: readonly {
    readonly medication: string;
    readonly name: string | null;
    readonly doses: number;
    readonly pain_free_2h: Shares;
    readonly relief_2h: Shares;
  }[];
}

export interface Report {
  readonly id: string;
  readonly page: Page;
  readonly summary: Summary;
}
