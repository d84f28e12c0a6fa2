import { coreShare } from "../../../reports/contributors/levels.ts";
import type { Contributor, ContributorsReport, Measures, Named } from "../../../reports/contributors/report.ts";
import type { Language, Translate } from "../../../system/messages.ts";
import type { Block, Cell, Column, Document, Figure, Section } from "./document.ts";
import { numberText } from "./numbers.ts";

export interface ContributorsView {
  /** Its name, where a manifest says it. */
  readonly community?: string | undefined;
  readonly lang: Language;
  readonly t: Translate;
  /** Rows of the longest table; all of them when 0. */
  readonly top: number;
  /** Machines are among the contributors. */
  readonly bots: boolean;
}

/** Rows of the lists beside the main table. */
const shortList = 15;

/** The contributors report in a reader's language. Pure. */
export function contributorsDocument(report: ContributorsReport, view: ContributorsView): Document {
  const { t, lang, community } = view;
  const { repositories, period, notes } = report;
  const names = repositories.map(({ name }) => name).join(", ");
  const sections = [
    overview(report, t),
    who(report, view),
    overTime(report, t),
    retention(report, t),
    organisations(report, view),
  ];
  return {
    title:
      community === undefined ? t("report.contributors.title") : t("report.contributors.title-of", { name: community }),
    subtitle: [names, t("report.contributors.period", { from: period.from, to: period.to })]
      .filter(Boolean)
      .join(" · "),
    lang,
    sections: [...sections, ...lists(report, view)].filter(({ blocks }) => blocks.length > 0),
    notes: notes.map(({ code, params }) => t(code, params)),
  };
}

function overview(report: ContributorsReport, t: Translate): Section {
  const { totals, measures, before } = report;
  const { bound, quietDays: days, inactiveMinimum: least, levels, organisationKnown } = measures;
  const also = [
    ...(totals.bots > 0 ? [t("report.contributors.bots-detail", { count: totals.bots })] : []),
    ...(totals.unlisted > 0 ? [t("report.contributors.unlisted-detail", { count: totals.unlisted })] : []),
  ].join("; ");
  const known = Math.round(organisationKnown * 100);
  const items: Figure[] = [
    {
      ...figure(t("report.contributors.people"), totals.contributors, before?.contributors),
      ...(also ? { detail: also } : {}),
    },
    figure(t("report.contributors.commits"), totals.commits, before?.commits),
    figure(t("report.contributors.newcomers"), measures.newContributors, before?.newContributors),
    {
      ...figure(t("report.contributors.absence"), measures.contributorAbsenceFactor, before?.contributorAbsenceFactor),
      detail: t("report.contributors.absence-detail", { bound }),
    },
    {
      ...figure(t("report.contributors.elephant"), measures.elephantFactor, before?.elephantFactor),
      detail: t("report.contributors.elephant-detail", { bound, known }),
    },
    {
      label: t("report.contributors.levels"),
      value: [levels.core, levels.casual, levels.driveBy].map((count) => numberText(count)).join(" · "),
      detail: t("report.contributors.levels-detail", { share: coreShare }),
    },
    {
      ...figure(t("report.contributors.returning"), measures.returningContributors, before?.returningContributors),
      detail: t("report.contributors.back-detail", { days }),
    },
    {
      ...figure(t("report.contributors.inactive"), measures.inactiveContributors, before?.inactiveContributors, "bad"),
      detail: t("report.contributors.quiet-detail", { days, least }),
    },
  ];
  return {
    id: "overview",
    heading: t("report.contributors.overview"),
    explanation: t("report.contributors.overview-explanation"),
    blocks: [{ kind: "figures", items }],
  };
}

/** A count with what it was in the period before. @param growth whether more is good */
function figure(
  label: string,
  value: number | null,
  before: number | null | undefined,
  growth: "good" | "bad" = "good",
): Figure {
  const shown = { label, value: value === null ? "–" : numberText(value) };
  if (value === null || before === null || before === undefined) return shown;
  const change = value - before;
  const tone = change === 0 ? "neutral" : change > 0 === (growth === "good") ? "good" : "bad";
  return { ...shown, trend: { text: `${change > 0 ? "+" : ""}${numberText(change)}`, tone } };
}

interface Field {
  readonly column: Column;
  readonly cell: (contributor: Contributor) => Cell;
  /** Shown only when one of them has it. */
  readonly optional?: true;
}

function fieldsOf({ t }: ContributorsView): readonly Field[] {
  const spare = { spare: true } as const;
  const number = (key: string, cell: Field["cell"], optional?: true): Field => ({
    column: { label: t(`report.contributors.${key}`), type: "number", ...(optional ? spare : {}) },
    cell,
    ...(optional ? { optional } : {}),
  });
  const date = (key: string, cell: Field["cell"], more: { readonly spare?: true } = {}): Field => ({
    column: { label: t(`report.contributors.${key}`), type: "date", ...more },
    cell,
  });
  return [
    {
      column: { label: t("report.contributors.name"), type: "text" },
      cell: ({ name, bot }) => (bot ? `${name} (${t("report.contributors.bot")})` : name),
    },
    {
      column: { label: t("report.contributors.email"), type: "text" },
      cell: ({ email }) => email ?? null,
      optional: true,
    },
    number("commits", ({ commits }) => commits),
    number("co-authored", ({ coAuthored }) => coAuthored, true),
    number("reviews", ({ reviews }) => reviews, true),
    number("pulls", ({ pulls }) => pulls, true),
    number("issues", ({ issues }) => issues, true),
    number("comments", ({ comments }) => comments, true),
    number("added", ({ linesAdded }) => linesAdded ?? null, true),
    number("deleted", ({ linesDeleted }) => linesDeleted ?? null, true),
    date("first", ({ firstContribution }) => firstContribution, spare),
    date("last", ({ lastContribution }) => lastContribution),
    number("days", ({ activeDays }) => activeDays),
  ];
}

function who({ contributors }: ContributorsReport, view: ContributorsView): Section {
  const { t, top, bots } = view;
  const listed = contributors.filter(({ bot }) => bots || !bot);
  const fields = fieldsOf(view).filter(({ optional, cell }) => !optional || listed.some((one) => cell(one)));
  const shown = top === 0 ? listed : listed.slice(0, top);
  const more = listed.length - shown.length;
  const table: Block = {
    kind: "table",
    main: true,
    caption: t("report.contributors.by-commits"),
    columns: fields.map(({ column }) => column),
    rows: shown.map((contributor) => fields.map(({ cell }) => cell(contributor))),
    ...(more > 0 ? { more } : {}),
  };
  return {
    id: "who",
    heading: t("report.contributors.who"),
    explanation: t("report.contributors.who-explanation"),
    blocks: listed.length > 0 ? [table] : [],
  };
}

function overTime({ timeline }: ContributorsReport, t: Translate): Section {
  const { labels, commits, contributors, newcomers } = timeline;
  const blocks: Block[] = [
    {
      kind: "bars",
      caption: t("report.contributors.commits-chart"),
      labels,
      series: [{ name: t("report.contributors.commits"), values: commits }],
    },
    {
      kind: "lines",
      caption: t("report.contributors.people-chart"),
      labels,
      series: [
        { name: t("report.contributors.people"), values: contributors },
        { name: t("report.contributors.newcomers"), values: newcomers },
      ],
    },
  ];
  return { id: "over-time", heading: t("report.contributors.over-time"), blocks: labels.length > 1 ? blocks : [] };
}

function retention({ measures }: ContributorsReport, t: Translate): Section {
  const { unit, cohorts } = measures.retention;
  const some = cohorts.filter(({ size }) => size > 0);
  const columns = Math.max(0, ...some.map(({ active }) => active.length));
  const heat: Block = {
    kind: "heat",
    caption: t("report.contributors.retention-chart"),
    rows: some.map(({ cohort, size }) => t("report.contributors.cohort", { cohort, size })),
    columns: Array.from({ length: columns }, (_, index) => `+${index}`),
    values: some.map(({ active, size }) =>
      Array.from({ length: columns }, (_, index) =>
        active[index] === undefined ? null : Math.round((active[index] / size) * 100),
      ),
    ),
  };
  return {
    id: "retention",
    heading: t("report.contributors.retention"),
    explanation: t("report.contributors.retention-explanation", { unit: t(`report.unit.${unit}`) }),
    blocks: columns > 1 ? [heat] : [],
  };
}

function organisations({ measures }: ContributorsReport, { t }: ContributorsView): Section {
  const { organisations: all } = measures;
  const shown = all.slice(0, shortList);
  const table: Block = {
    kind: "table",
    caption: t("report.contributors.by-commits"),
    columns: [
      { label: t("report.contributors.organisation"), type: "text" },
      { label: t("report.contributors.commits"), type: "number" },
      { label: t("report.contributors.people"), type: "number" },
    ],
    rows: shown.map(({ name, commits, contributors }) => [name, commits, contributors]),
    ...(all.length > shown.length ? { more: all.length - shown.length } : {}),
  };
  return {
    id: "organisations",
    heading: t("report.contributors.organisations"),
    explanation: t("report.contributors.organisations-explanation"),
    blocks: all.length > 0 ? [table] : [],
  };
}

function lists(report: ContributorsReport, view: ContributorsView): Section[] {
  const { t } = view;
  const { measures, previous } = report;
  const welcome = previous ? [people("newcomers", measures.newcomers, t)] : [];
  return [...welcome, ladder(report, t), people("quiet", measures.inactive, t), recognition(report, view)];
}

function people(what: "newcomers" | "quiet", found: Measures["newcomers"], t: Translate): Section {
  const shown = found.slice(0, shortList);
  const table: Block = {
    kind: "table",
    caption: t(`report.contributors.${what}-caption`),
    columns: [
      { label: t("report.contributors.name"), type: "text" },
      { label: t("report.contributors.contributions"), type: "number" },
      { label: t("report.contributors.date"), type: "date" },
    ],
    rows: shown.map(({ name, contributions, date }: Named) => [name, contributions, date]),
    ...(found.length > shown.length ? { more: found.length - shown.length } : {}),
  };
  return {
    id: what,
    heading: t(`report.contributors.${what}-list`),
    explanation: t(`report.contributors.${what}-explanation`),
    blocks: found.length > 0 ? [table] : [],
  };
}

function ladder({ ladder: candidates }: ContributorsReport, t: Translate): Section {
  const table: Block = {
    kind: "table",
    caption: t("report.contributors.by-rules"),
    columns: ["name", "role", "evidence"].map((key) => ({ label: t(`report.contributors.${key}`), type: "text" })),
    rows: candidates.map(({ name, role, evidence }) => [
      name,
      role,
      Object.entries(evidence)
        .map(([what, [done, needed]]) => t(`report.contributors.evidence-${what}`, { done, needed }))
        .join(", "),
    ]),
  };
  return {
    id: "ladder",
    heading: t("report.contributors.ladder"),
    explanation: t("report.contributors.ladder-explanation"),
    blocks: candidates.length > 0 ? [table] : [],
  };
}

/** Only where there is more than code to thank for: else it is the table above once more. */
function recognition({ contributors }: ContributorsReport, { t, top }: ContributorsView): Section {
  const named = contributors.filter(({ bot }) => !bot);
  const shown = top === 0 ? named : named.slice(0, top);
  const table: Block = {
    kind: "table",
    caption: t("report.contributors.by-types"),
    columns: [
      { label: t("report.contributors.name"), type: "text" },
      { label: t("report.contributors.types"), type: "text" },
    ],
    rows: shown.map(({ name, types }) => [name, types.join(", ")]),
    ...(named.length > shown.length ? { more: named.length - shown.length } : {}),
  };
  return {
    id: "recognition",
    heading: t("report.contributors.recognition"),
    explanation: t("report.contributors.recognition-explanation"),
    blocks: named.some(({ types }) => types.some((type) => type !== "code")) ? [table] : [],
  };
}
