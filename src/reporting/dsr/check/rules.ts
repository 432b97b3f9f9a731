/** What the checker knows to be wrong, each rule under a name that stays. */

export const RULES = {
  // The file.
  readable: 'the file can be read to its end, and is text',
  encoding: 'UTF-8 throughout',
  'byte-order-mark': 'no byte order mark: it would be a part of the first cell',
  'line-length': 'no line longer than 1 MiB',
  'control-character': 'no control characters but TAB and line ends',
  'empty-line': 'no empty lines: they count, and readers stumble over them',
  'file-name': 'DSR_<recipient>_<sender>_<service>_<period>_<territory>_<xofy>_<created>.tsv or .tsv.gz',
  'file-name-head': 'sender, recipient, service and xofy of the name are those of HEAD',
  // Records.
  'head-first': 'one HEAD, and nothing before it',
  profile: 'a profile and version of the standard',
  'record-type': 'a record of the profile',
  'record-order': 'HEAD, summaries, blocks or rows, footer, each in the order of the profile',
  'summary-order': 'summaries of one type together',
  'no-summary': 'at least one summary',
  'foot-last': 'one footer of the profile, and nothing after it',
  'cell-count': 'no more cells than the record has',
  // Cells.
  mandatory: 'a value where the record needs one',
  'single-value': 'one value; a pipe that is a part of the text is written \\\\|',
  escape: 'a backslash is written \\\\\\, a pipe \\\\|, a TAB \\ and TAB',
  padding: 'no spaces around a value',
  'fixed-value': 'the one value that the cell may have',
  'allowed-value': 'a value of the value list, in its case',
  integer: 'a whole number such as 12',
  decimal: 'digits with a point, such as 12.3',
  zero: 'nothing is 0, never 0.0',
  'trailing-zero': 'no zeros at the end of a decimal',
  boolean: 'true or false',
  date: 'YYYY, YYYY-MM or YYYY-MM-DD',
  datetime: 'YYYY-MM-DDThh:mm:ss with Z or an offset',
  duration: 'a duration of ISO 8601 such as PT3M2S',
  dpid: 'a DPID such as PADPIDA2007050901U, with its check character',
  isrc: 'an ISRC of 12 characters without hyphens',
  iswc: 'an ISWC such as T0345246801, with its check digit',
  icpn: 'a UPC, EAN or GTIN of 12 to 14 digits, with its check digit',
  isan: 'an ISAN',
  isni: 'an ISNI of 16 characters, with its check character',
  'namespace-id': 'a namespace and an id, such as ISNI::0000000081266409',
  'message-version': 'dsrf/ and the versions of the standard',
  // Links.
  'summary-id': 'a SummaryRecordId once among summaries of a type',
  'summary-link': 'a SummaryRecordId that a summary has',
  'block-id': 'a BlockId on one block of the report, whose records stand together',
  'release-link': 'a ReleaseReference of the block',
  'resource-link': 'a ResourceReference of the block',
  'one-transacted': 'either TransactedRelease or TransactedResource',
  'transaction-id': 'a SalesTransactionId once in a message',
  'message-id': 'a MessageId once, for ever',
  'file-number': 'FileNumber from 1 to NumberOfFiles, each once, all of them there',
  // Counts and sums.
  'lines-in-file': 'NumberOfLinesInFile is the number of lines, HEAD and footer among them',
  'lines-in-report': 'NumberOfLinesInReport is that of all files, and in the last of them',
  'summary-count': 'NumberOfSummaryRecords is the number of summaries',
  'blocks-in-file': 'NumberOfBlocksInFile is the number of blocks',
  'blocks-in-report': 'NumberOfBlocksInReport is that of all files, and in the last of them',
  'usage-sum': 'usages add up to the usages, or the allocated usages, of their summary',
  'amount-sum': 'amounts add up to those of their summary',
  'net-usage': 'NetUsage is TotalUsages less Returns',
  'unit-price': 'the allocated revenue is the unit price times the usage',
  exchange: 'the amount in the accounting currency is the other times ExchangeRate',
  'final-total': 'FinalTotalAmount is the allocated revenue and the fees',
  'market-share': 'RightsControllerMarketShare is the allocated usages in percent of all',
  'share-over-100': 'shares of one right in one usage come to 100 at most',
  // Within a record.
  'usage-dates': 'a period that begins before it ends',
  'reporting-period': 'a reporting period within the usage period of HEAD',
  'service-description': 'a ServiceDescription without space and underscore',
  'rights-type': 'RightsTypePercentage with RightsType alone',
  'one-value-each': 'as many values as types, in the same order',
  'exchange-date': 'DateOfCurrencyExchange with every ExchangeRate',
  'gross-both': 'gross revenue in both currencies, or in none',
  'price-type': 'PriceType or PriceRangeType, not both',
} as const satisfies Readonly<Record<string, string>>;

export type Rule = keyof typeof RULES;

export type Finding = {
  readonly rule: Rule;
  /** A warning is what readers understand all the same. */
  readonly severity: 'problem' | 'warning';
  /** From 1; 0 is the file or report as a whole. */
  readonly line: number;
  /** Such as `SR08.ReleaseTitle`. */
  readonly where: string;
  readonly what: string;
  /** What would be right. */
  readonly right: string;
};

export type Found = Pick<Finding, 'rule' | 'what'> & Partial<Pick<Finding, 'severity' | 'where' | 'right'>>;

/** Of one line. */
export type Tell = (found: Found) => void;

const SHOWN_CHARACTERS_MAX = 60;

/** On one line, whatever it is. */
export const shown = (text: string): string => JSON.stringify(text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text); // prettier-ignore

export const findingOf = (line: number, { rule, what, severity = 'problem', where = '', right = RULES[rule] }: Found): Finding => ({
  rule, severity, line, where, what, right,
}); // prettier-ignore
