import { GetStatementController } from './get-statement.js';
import { GetTopsController } from './get-tops.js';
import { GetTrendsController } from './get-trends.js';
import { ListLinesController } from './list-lines.js';
import { ListStatementsController } from './list-statements.js';
import { StatementFilesController } from './statement-files.js';

export const PARTY_CONTROLLERS = [
  ListStatementsController,
  GetStatementController,
  ListLinesController,
  GetTopsController,
  GetTrendsController,
  StatementFilesController,
];
