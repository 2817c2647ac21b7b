/** Mocha's own report, plus the counts in a file for tools/test.ts, plus an eye on tests that leave things running. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const LEAK_AFTER_MS = 10_000;

/** What tools/test.ts reads from the file that ESPALIER_TEST_SUMMARY names. */
export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      writeSummary({ passed, failed, skipped });
      // Fires only when something, such as an open server, keeps the process alive.
      const leakTimer = setTimeout(() => {
        console.error(
          `The tests left these open: ${process.getActiveResourcesInfo().join(', ')}. Close them in after().`,
        );
        writeSummary({ passed, failed: failed + 1, skipped });
        process.exit(1);
      }, LEAK_AFTER_MS);
      leakTimer.unref();
    });
  }
}

function writeSummary(summary: TestSummary): void {
  const file = process.env.ESPALIER_TEST_SUMMARY;
  if (file) writeFileSync(file, JSON.stringify(summary));
}

// Mocha takes a reporter from the default export of its module.
export default SummaryReporter;
