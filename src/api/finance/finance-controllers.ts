import type { Type } from '@nestjs/common';
import { GetJobController } from '../jobs/get-job.js';
import { ApproveMonthController } from './approve-month.js';
import { CalculateMonthController } from './calculate-month.js';
import { CheckBooksController } from './check-books.js';
import { CloseMonthController } from './close-month.js';
import { GetAdjustmentsController } from './get-adjustments.js';
import { GetComparisonController } from './get-comparison.js';
import { GetDealsController } from './get-deals.js';
import { GetHeldController } from './get-held.js';
import { GetJournalController } from './get-journal.js';
import { GetPeriodsController } from './get-periods.js';
import { GetPoolsController } from './get-pools.js';
import { GetRunStatementsController } from './get-run-statements.js';
import { GetTrialBalanceController } from './get-trial-balance.js';
import { SimulateMonthController } from './simulate-month.js';

/** In the order of a month's life: what there is to share out, the run, the approval, the close, the books. */
export const FINANCE_CONTROLLERS: readonly Type[] = [
  GetPeriodsController,
  GetPoolsController,
  GetDealsController,
  SimulateMonthController,
  CalculateMonthController,
  GetJobController,
  GetRunStatementsController,
  GetComparisonController,
  GetAdjustmentsController,
  GetHeldController,
  ApproveMonthController,
  CloseMonthController,
  GetJournalController,
  GetTrialBalanceController,
  CheckBooksController,
];
