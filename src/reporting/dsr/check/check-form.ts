/** Whether the text of a cell is what its type asks for. */
import { digitsOf, weightedSum } from '../../../domain/catalogue/check-digits.js';
import { hasCheckCharacter, parseDpid } from '../../../domain/catalogue/dpid.js';
import { parseIpi } from '../../../domain/catalogue/ipi.js';
import { parseIsni } from '../../../domain/catalogue/isni.js';
import { parseIsrc } from '../../../domain/catalogue/isrc.js';
import { parseIswc } from '../../../domain/catalogue/iswc.js';
import { inOtherCase, isAllowed, isNewer, isSet, type AllowedSet } from '../cells/allowed-values.js';
import type { Cell, CellForm } from '../cells/cell.js';
import { shown, type Found, type Rule } from './rules.js';

type Fault = Omit<Found, 'where'> | undefined;

/** Undefined for what is right. */
export const checkForm = ({ form, fixed }: Cell, text: string): Fault => {
  if (fixed !== undefined) return text === fixed ? undefined : { rule: 'fixed-value', what: `is ${shown(text)}`, right: fixed }; // prettier-ignore
  return isSet(form) ? checkCode(form, text) : FORMS[form](text);
};

const checkCode = (set: AllowedSet, text: string): Fault => {
  if (isAllowed(set, text)) return undefined;
  const warn = (what: string, right: string): Fault => ({ rule: 'allowed-value', severity: 'warning', what, right });
  if (isNewer(set, text)) return warn(`${shown(text)} is of a value list newer than 1.2`, `a code of ${set} 1.2`);
  const code = inOtherCase(set, text);
  if (code !== undefined) return warn(`${shown(text)} is in another case`, code);
  return { rule: 'allowed-value', what: `${shown(text)} is no ${set}`, right: `a code of ${set}, in its case` };
};

const matching =
  (rule: Rule, isRight: (text: string) => boolean, isUnderstood: (text: string) => boolean = () => false) =>
  (text: string): Fault => {
    if (isRight(text)) return undefined;
    return { rule, what: `is ${shown(text)}`, severity: isUnderstood(text) ? 'warning' : 'problem' };
  };

const like = (form: RegExp) => (text: string) => form.test(text);

const decimal = (text: string): Fault => {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return { rule: 'decimal', what: `is ${shown(text)}` };
  if (/^-?0+\.0+$/.test(text) || text === '-0') return { rule: 'zero', what: `is ${shown(text)}`, right: '0' };
  return /\.\d*0$/.test(text) ? { rule: 'trailing-zero', severity: 'warning', what: `is ${shown(text)}` } : undefined;
};

const isDay = (text: string): boolean => {
  const [year, month = '01', day = '01'] = text.split('-');
  const whole = `${year}-${month}-${day}`;
  const at = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
};

const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const DATETIME = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)$/;
const DURATION = /^P(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

const isDatetime = (text: string) => {
  const day = DATETIME.exec(text)?.[1];
  return day !== undefined && isDay(day);
};

/** GS1: weights 3 and 1 in turn from the digit beside the check digit, to a multiple of ten. */
const isIcpn = (text: string) =>
  /^\d{12,14}$/.test(text) &&
  weightedSum(digitsOf(text.padStart(14, '0')), (place) => (place % 2 === 0 ? 3 : 1)) % 10 === 0;

const dpid = (text: string): Fault => {
  const parsed = /-/.test(text) ? undefined : parseDpid(text);
  if (parsed === undefined) return { rule: 'dpid', what: `is ${shown(text)}` };
  if (parsed !== text) return { rule: 'dpid', severity: 'warning', what: `${shown(text)} is in another case`, right: parsed }; // prettier-ignore
  // Numbers of the first years do not follow the rule, so it cannot be held against anybody.
  return hasCheckCharacter(parsed) ? undefined : { rule: 'dpid', severity: 'warning', what: `${shown(text)} has another check character` }; // prettier-ignore
};

const NAMESPACED = /^(?<namespace>[^:\s]+)::(?<id>.+)$/;

const namespaced = (text: string): Fault => {
  const { namespace, id } = NAMESPACED.exec(text)?.groups ?? {};
  if (namespace === undefined || id === undefined) return { rule: 'namespace-id', what: `is ${shown(text)}` };
  switch (namespace.toUpperCase()) {
    case 'ISNI':
      return parseIsni(id) === id ? undefined : { rule: 'isni', what: `is ${shown(text)}` };
    case 'DPID':
      return dpid(id);
    case 'IPI':
      return parseIpi(id) === undefined ? { rule: 'namespace-id', what: `${shown(text)} is no IPI name number`, right: 'IPI:: and 11 digits with their check digits' } : undefined; // prettier-ignore
    default:
      return undefined;
  }
};

const FORMS: Readonly<Record<CellForm, (text: string) => Fault>> = {
  text: () => undefined,
  int: matching('integer', like(/^-?\d+$/)),
  dec: decimal,
  bool: matching('boolean', like(/^(?:true|false)$/), like(/^(?:true|false)$/i)),
  date: matching('date', (text) => DATE.test(text) && isDay(text), like(/^\d{8}$/)),
  datetime: matching('datetime', isDatetime),
  duration: matching('duration', like(DURATION)),
  dpid,
  isrc: matching('isrc', (text) => parseIsrc(text) === text, (text) => parseIsrc(text) === text.toUpperCase()),
  iswc: matching('iswc', (text) => parseIswc(text) === text),
  icpn: matching('icpn', isIcpn),
  isan: matching('isan', like(/^[0-9A-Fa-f-]{16,33}$/)),
  ns: namespaced,
  version: matching('message-version', like(/^dsrf\/\S+$/)),
}; // prettier-ignore
