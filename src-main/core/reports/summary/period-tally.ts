/** Counts what belongs to one period; what is asked of it at the end is the contract's sum. */
import { type VerdictKind, verdictKinds } from '../../../contract/answer.ts';
import type { OutcomeKind } from '../../../contract/outcomes.ts';
import {
  mostSummaryRows,
  type PeriodSum,
  type Reach,
  reachedOutcomes,
  type SummaryListSum,
  type SummaryStepSum,
  summaryStates,
} from '../../../contract/summary.ts';
import { addAccountCharge, noAccountSum } from '../../charges/ledger/totals.ts';
import { nikProvinces } from '../../person/data/nik-provinces.ts';
import { operatorOf } from '../../person/derive.ts';
import { isReachable } from '../../td/flags.ts';
import { type PeriodSteps, stepAt, stepOfDay } from './period-steps.ts';
import { type Meaning, relationOf, wasAsked } from './row-meaning.ts';
import type { ChargeFact, OutcomeFact, RowFact, SummaryList } from './summary-rows.ts';

type Asked = { people: number; reachable: number };
/** Of each row, whether somebody spoke with the person. */
type Visits = Map<number, boolean>;

export function createPeriodTally(period: PeriodSteps, lists: ReadonlyMap<number, SummaryList>) {
  const states = zeros(summaryStates);
  const verdicts = zeros(verdictKinds);
  const relations = new Map<string | null, number>();
  const operators = new Map<string | null, Asked>();
  const provinces = new Map<string | null, Asked>();
  const outcomes: Partial<Record<OutcomeKind, number>> = {};
  const agents = new Map<string, { agent: string | null; visits: Visits }>();
  const visits: Visits = new Map();
  const visitsByVerdict = new Map<VerdictKind, Visits>();
  const visitsByStep = new Map<number, Visits>();
  const visitsByList = new Map<number, Visits>();
  const cost = { ...noAccountSum };
  const saved = { people: 0, rupiah: 0, withoutPrice: 0 };
  const steps: SummaryStepSum[] = period.steps.map(({ from, to }) => ({
    ...{ from, to, people: 0, reachable: 0, answered: 0, rupiah: 0, saved: 0 },
    ...noReach,
  }));
  const byList = new Map<number, SummaryListSum>();

  function ofList(listId: number): SummaryListSum {
    const sum = byList.get(listId) ?? {
      ...{ listId, listName: lists.get(listId)?.name ?? '', people: 0, reachable: 0, answered: 0 },
      ...{ waiting: 0, rupiah: 0, saved: 0 },
      ...noReach,
    };
    byList.set(listId, sum);
    return sum;
  }

  function addSaved({ shared_price: price }: RowFact, sums: readonly { saved: number }[]): void {
    saved.people += 1;
    saved.rupiah += price ?? 0;
    if (price === 0) saved.withoutPrice += 1;
    for (const sum of sums) sum.saved += 1;
  }

  return {
    addRow(row: RowFact, meaning: Meaning): void {
      const step = steps[stepAt(period, row.updated_at)];
      if (!step) return;
      const { state, verdict } = meaning;
      const list = ofList(row.list_id);
      states[state] += 1;
      if (state === 'waiting') list.waiting += 1;
      if (!wasAsked(state)) return;
      const reachable = isReachable(verdict);
      verdicts[verdict] += 1;
      const sums = [step, list];
      for (const sum of [
        ...sums,
        counted(operators, operatorOf(row.phone), noAsked),
        counted(provinces, nikProvinces.get(row.nik.slice(0, 2))?.name ?? null, noAsked),
      ]) {
        sum.people += 1;
        if (reachable) sum.reachable += 1;
      }
      if (state === 'answered') for (const sum of sums) sum.answered += 1;
      if (state === 'answered' && row.state === 'reused') addSaved(row, sums);
      const relation = lists.get(row.list_id)?.ec_consent === 1 ? relationOf(row, meaning) : undefined;
      if (relation !== undefined) relations.set(relation, (relations.get(relation) ?? 0) + 1);
    },

    addOutcome(outcome: OutcomeFact, { verdict }: Meaning): void {
      const step = stepOfDay(period, outcome.day);
      if (step < 0) return;
      outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1;
      const agent = outcome.agent?.trim().replace(/\s+/g, ' ') || null;
      const key = agent?.toLowerCase() ?? '';
      const ofAgent = agents.get(key) ?? { agent, visits: new Map() };
      agents.set(key, ofAgent);
      ofList(outcome.list_id);
      for (const those of [
        visits,
        ofAgent.visits,
        counted(visitsByStep, step, newVisits),
        counted(visitsByList, outcome.list_id, newVisits),
        ...(outcome.same_number ? [counted(visitsByVerdict, verdict, newVisits)] : []),
      ]) {
        those.set(outcome.lookup_id, those.get(outcome.lookup_id) || reachedOutcomes.has(outcome.kind));
      }
    },

    addCharge(charge: ChargeFact): void {
      const step = steps[stepOfDay(period, charge.day)];
      if (!step) return;
      addAccountCharge(cost, charge);
      const list = ofList(charge.list_id);
      if (charge.charge === 'charged') for (const sum of [step, list]) sum.rupiah += charge.rupiah;
    },

    sum(): PeriodSum {
      const told = [...byList.values()].map((list) => ({ ...list, ...reachOf(visitsByList.get(list.listId)) }));
      told.sort((a, b) => b.people - a.people || b.visited - a.visited || b.listId - a.listId);
      const seen = [...agents.values()].map(({ agent, visits: those }) => ({ agent, ...reachOf(those) }));
      seen.sort((a, b) => b.visited - a.visited || b.reached - a.reached);
      return {
        ...period.days,
        people: Object.values(verdicts).reduce((sum, count) => sum + count, 0),
        states,
        verdicts,
        relations: [...relations]
          .map(([relation, people]) => ({ relation, people }))
          .sort((a, b) => b.people - a.people),
        operators: mostFirst(operators).map(([operator, sum]) => ({ operator, ...sum })),
        provinces: mostFirst(provinces).map(([province, sum]) => ({ province, ...sum })),
        reach: reachOf(visits),
        outcomes,
        reachByVerdict: Object.fromEntries(
          verdictKinds.map((kind) => [kind, reachOf(visitsByVerdict.get(kind))]),
        ) as Record<VerdictKind, Reach>,
        agents: seen.slice(0, mostSummaryRows),
        moreAgents: Math.max(0, seen.length - mostSummaryRows),
        cost,
        saved,
        steps: steps.map((step, index) => ({ ...step, ...reachOf(visitsByStep.get(index)) })),
        lists: told.slice(0, mostSummaryRows),
        moreLists: Math.max(0, told.length - mostSummaryRows),
      };
    },
  };
}

const noReach: Reach = { visited: 0, reached: 0 };
const noAsked = (): Asked => ({ people: 0, reachable: 0 });
const newVisits = (): Visits => new Map();

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

function counted<Key, Sum>(sums: Map<Key, Sum>, key: Key, none: () => Sum): Sum {
  const sum = sums.get(key) ?? none();
  sums.set(key, sum);
  return sum;
}

function reachOf(visits: Visits | undefined): Reach {
  if (!visits) return noReach;
  let reached = 0;
  for (const was of visits.values()) if (was) reached += 1;
  return { visited: visits.size, reached };
}

function mostFirst(sums: ReadonlyMap<string | null, Asked>): [string | null, Asked][] {
  return [...sums].sort(([, a], [, b]) => b.people - a.people);
}
