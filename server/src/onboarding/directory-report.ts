import type { components } from '../generated/openapi.ts';
import type { SurveyedUser } from './directory-survey.ts';

/** What a call changed. */
export type DirectoryReport = components['schemas']['DirectoryReport'];

/** One thing that was done. */
export type ReportedAction = DirectoryReport['changes'][number]['action'];

type Count = keyof Omit<DirectoryReport, 'changes'>;

/** A role that is active again counts as assigned; changed names are listed, not counted. */
const countOf: Record<ReportedAction, Count | undefined> = {
  created: 'created',
  updated: undefined,
  placed: 'placed',
  assigned: 'assigned',
  resumed: 'assigned',
  suspended: 'suspended',
  removed: 'removed',
  kept: 'kept',
  skipped: 'skipped',
};

/** Collects what a call changes. */
export class ReportBuilder {
  readonly #report: DirectoryReport = {
    created: 0,
    placed: 0,
    assigned: 0,
    suspended: 0,
    removed: 0,
    kept: 0,
    skipped: 0,
    changes: [],
  };
  readonly #hidesNew: boolean;

  /** @param hidesNew - a dry run: persons that it makes are gone when it is read */
  constructor(hidesNew: boolean) {
    this.#hidesNew = hidesNew;
  }

  /**
   * @param personId - of the person, made or found
   * @param ruleId - the rule at work; null: none
   */
  add(
    { externalId, plan }: SurveyedUser,
    personId: string,
    action: ReportedAction,
    ruleId: string | null,
    reason?: string,
  ): void {
    const count = countOf[action];
    if (count) this.#report[count] += 1;
    const partyId = plan.isNew && this.#hidesNew ? null : personId;
    this.#report.changes.push({ externalId, partyId, ruleId, action, ...(reason ? { reason } : {}) });
  }

  /** The report as the API answers it. */
  get done(): DirectoryReport {
    return this.#report;
  }
}
